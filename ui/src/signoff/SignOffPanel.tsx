import { Signature } from "lucide-react";
import type { SignOffView } from "../bindings/SignOffView";
import type { TrustView } from "../bindings/TrustView";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { classes } from "../kit/classes";
import { day } from "../threats/when";
import { DiffLines } from "./DiffLines";
import { StateIcon, toneOf } from "./marks";
import { openPast } from "./past";
import { type Standing, standingOf } from "./standing";

type Props = { trust: TrustView; onSign: (again: SignOffView | null) => void; onRead: (signOff: SignOffView) => void };

/** Who answers for this model, whether that still holds, and if not, why: before it is asked for again. */
export function SignOffPanel({ trust, onSign, onRead }: Props) {
  const standing = standingOf(trust);
  const { state, signOff, others } = standing;
  return (
    <section className="sign-off" data-testid="sign-off" data-state={state} aria-labelledby="sign-off-head">
      <header className={classes(toneOf(state))}>
        <StateIcon state={state} />
        <h2 id="sign-off-head">{t(`signoff.head.${state}`)}</h2>
        <span className="grow" />
        <Outcome standing={standing} />
      </header>
      <div className="sign-off-body">
        {signOff ? <Said signOff={signOff} /> : <p>{t("signoff.draftText")}</p>}
        {others > 0 && <p className="muted">{t("signoff.others", { count: others })}</p>}
        <div className="sign-off-actions">
          <Button
            variant={state === "valid" ? "default" : "primary"}
            icon={Signature}
            onClick={() => onSign(signOff)}
            data-testid="open-sign"
          >
            {t(signOff ? "signoff.signAgain" : "signoff.sign")}
          </Button>
          {signOff && (
            <Button onClick={() => onRead(signOff)} data-testid="what-was-signed">
              {t("signoff.whatWasSigned")}
            </Button>
          )}
          {signOff && (
            <Button
              variant="ghost"
              onClick={() => void openPast(t("locked.signed", { who: signOff.who }), signOff.signed_revision)}
              data-testid="open-signed"
            >
              {t("locked.open")}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

/** The state in one word or number, at the right end of the head. */
function Outcome({ standing: { state, signOff } }: { standing: Standing }) {
  if (!signOff) return <span className="pill outlined">{t("signoff.state.draft")}</span>;
  const changes = signOff.stale.length;
  const text =
    state === "stale" || (state === "expired" && changes > 0)
      ? t("signoff.changedCount", { count: changes })
      : t(`signoff.state.${state}`);
  return <span className={classes("pill outlined", toneOf(state))}>{text}</span>;
}

/** Stands for the name while the sentence is made, so that the name can be drawn bold. */
const MARK = "\u0000";

function Said({ signOff }: { signOff: SignOffView }) {
  const { who, role, at, valid_until, scope, state, stale } = signOff;
  const [before = "", after = ""] = t("signoff.signedBy", { role, day: day(at), who: MARK }).split(MARK);
  return (
    <>
      <p>
        {before}
        <b>{who}</b>
        {after} {signOff.on_behalf_of && `${t("signoff.for", { who: signOff.on_behalf_of })} `}
        {scope.kind === "risk_owner" && `${t("signoff.scopeOwner", { name: scope.name })} `}
        {valid_until
          ? t(state === "expired" ? "signoff.endedOn" : "signoff.validUntil", { day: day(valid_until) })
          : t("signoff.noEnd")}{" "}
        {state === "valid" && t("signoff.stillTrue")}
        {state === "broken" && <em>{signOff.fault}.</em>}
        {stale.length > 0 && t(state === "expired" ? "signoff.since" : "signoff.butChanged")}
      </p>
      {stale.length > 0 && <DiffLines lines={stale} />}
      {signOff.conditions && <p className="muted">{t("signoff.conditions", { text: signOff.conditions })}</p>}
      {signOff.review_triggers.length > 0 && (
        <p className="muted">{t("signoff.triggers", { list: signOff.review_triggers.join("; ") })}</p>
      )}
    </>
  );
}
