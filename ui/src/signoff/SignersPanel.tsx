import { useState } from "react";
import type { Signer } from "../bindings/Signer";
import type { TrustView } from "../bindings/TrustView";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { classes } from "../kit/classes";
import { day } from "../threats/when";
import { type Saying, SignerDialog } from "./SignerDialog";
import { shortFingerprint } from "./standing";

/** Who may sign, who vouches for whom, and whose key is void. */
export function SignersPanel({ trust }: { trust: TrustView }) {
  const [saying, setSaying] = useState<Saying | null>(null);
  return (
    <section className="panel signers" data-testid="signers">
      <header>
        <h2>{t("signers.head")}</h2>
      </header>
      {trust.signers.length === 0 && <p className="muted">{t("signers.none")}</p>}
      <ul>
        {trust.signers.map((signer) => (
          <li key={signer.fingerprint} className={classes(signer.revoked && "revoked")}>
            <div>
              <b>{signer.name}</b> <span className="muted">{signer.role}</span>
              <small className="mono" title={signer.fingerprint}>
                {shortFingerprint(signer.fingerprint)}
              </small>
              <small>{standing(signer)}</small>
            </div>
            {!signer.revoked && (
              <div className="sign-off-actions">
                <Button variant="ghost" onClick={() => setSaying({ kind: "vouch", signer })} data-testid="vouch">
                  {t("signers.vouch")}
                </Button>
                <Button variant="ghost" onClick={() => setSaying({ kind: "revoke", signer })} data-testid="revoke">
                  {t("signers.revoke")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {saying && <SignerDialog saying={saying} onClose={() => setSaying(null)} />}
    </section>
  );
}

function standing({ revoked, confirmed_by }: Signer): string {
  if (revoked) return t("signers.revoked", { day: day(revoked.at), by: revoked.by, reason: revoked.reason });
  return confirmed_by.length > 0 ? t("signers.vouched", { list: confirmed_by.join(", ") }) : t("signers.selfAsserted");
}
