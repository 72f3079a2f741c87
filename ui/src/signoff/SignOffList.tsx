import type { SignOffView } from "../bindings/SignOffView";
import type { TrustView } from "../bindings/TrustView";
import { t } from "../i18n";
import { day } from "../threats/when";
import { StatePill } from "./marks";
import { shortFingerprint } from "./standing";

type Props = { trust: TrustView; onRead: (signOff: SignOffView) => void };

/** Every sign-off there ever was, newest first, with the key it was made with and what it does not prove. */
export function SignOffList({ trust, onRead }: Props) {
  const { sign_offs: all, cannot_prove: unproven } = trust;
  const vouchers = [...new Set(all.flatMap((one) => one.confirmed_by))].sort();
  const vouched = all.length > 0 && all.every((one) => !one.self_asserted);
  return (
    <section className="panel sign-offs" data-testid="sign-offs">
      <header>
        <h2>{t("signoff.list")}</h2>
      </header>
      {all.length === 0 ? (
        <p className="muted">{t("signoff.none")}</p>
      ) : (
        <>
          <p className="sign-off-legend" aria-hidden="true">
            {(["valid", "stale", "expired"] as const).map((state) => (
              <span key={state}>
                <StatePill state={state} bare />
                {t(`signoff.legend.${state}`)}
              </span>
            ))}
          </p>
          <ul>
            {all.map((one) => (
              <li key={one.revision}>
                <button type="button" onClick={() => onRead(one)} data-testid={`sign-off-${one.revision}`}>
                  <StatePill state={one.state} />
                  <span className="sign-off-who" title={`${one.who}, ${one.role}`}>
                    {one.who} · {day(one.at)}
                  </span>
                  <span className="mono" title={one.fingerprint}>
                    {shortFingerprint(one.fingerprint)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="honest">
        <p>{vouched ? t("signoff.confirmed", { list: vouchers.join(", ") }) : t("signoff.selfAsserted")}</p>
        {unproven.length > 0 && (
          <details>
            <summary>{t("signoff.unproven")}</summary>
            <ul>
              {unproven.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}
