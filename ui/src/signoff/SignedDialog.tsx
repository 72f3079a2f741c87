import type { SignOffView } from "../bindings/SignOffView";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { dayAndTime } from "../threats/when";
import { DiffLines } from "./DiffLines";
import { StatePill } from "./marks";
import { Statement } from "./Statement";

/** One sign-off as it was made: its words, its threats, its key, and what has become of it. */
export function SignedDialog({ signOff, onClose }: { signOff: SignOffView; onClose: () => void }) {
  const { who, role, at, fingerprint, signed_revision, self_asserted, confirmed_by } = signOff;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("signoff.titleWas")}
      shape="wide"
      actions={<Button onClick={onClose}>{t("kit.close")}</Button>}
    >
      <dl className="sign-facts" data-testid="signed">
        <div>
          <dt className="sr-only">{t("signoff.who")}</dt>
          <dd>
            <StatePill state={signOff.state} /> <b>{who}</b>, {role} · {dayAndTime(at)} ·{" "}
            <span className="mono">r{signed_revision}</span>
          </dd>
        </div>
        <div>
          <dt className="sr-only">{t("signoff.fingerprint")}</dt>
          <dd className="mono">{fingerprint}</dd>
        </div>
      </dl>
      {signOff.fault && <p className="form-hint error">{signOff.fault}</p>}
      {signOff.stale.length > 0 && (
        <section className="signed-since">
          <h3>{t("signoff.since")}</h3>
          <DiffLines lines={signOff.stale} />
        </section>
      )}
      <Statement words={signOff.words} threats={signOff.threats} />
      <p className="muted">
        {self_asserted ? t("signoff.selfAsserted") : t("signoff.confirmed", { list: confirmed_by.join(", ") })}
      </p>
    </Dialog>
  );
}
