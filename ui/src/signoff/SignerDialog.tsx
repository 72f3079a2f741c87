import { KeyRound } from "lucide-react";
import { useState } from "react";
import type { Signer } from "../bindings/Signer";
import { attempt } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import type { HostError } from "../ipc/host";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { FormField, FormRow } from "../kit/FormField";
import { tryStep } from "../model/mirror";
import type { KeyInHand } from "../model/types";
import { Refused } from "./Refused";

export type Saying = { kind: "vouch" | "revoke"; signer: Signer };

/** One signer's signed word about another: that the key is theirs, or that it is void. */
export function SignerDialog({ saying: { kind, signer }, onClose }: { saying: Saying; onClose: () => void }) {
  const [key, setKey] = useState<KeyInHand | null>(null);
  const [passphrase, setPassphrase] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<HostError | null>(null);
  const choose = async () => setKey((await attempt(() => shell.chooseKey(false))) ?? key);
  const lacksReason = kind === "revoke" && !reason.trim();
  const send = async () => {
    setTried(true);
    if (!key || lacksReason) return;
    const { fingerprint } = signer;
    const error = await tryStep(() =>
      kind === "vouch"
        ? shell.confirmSigner(fingerprint, passphrase)
        : shell.revokeSigner(fingerprint, reason.trim(), passphrase),
    );
    setRefused(error);
    if (!error) onClose();
  };
  const fault = refused?.fields.find((one) => one.field === "passphrase")?.message;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`signers.${kind}Title`, { name: signer.name })}
      actions={
        <>
          <Button onClick={onClose}>{t("kit.cancel")}</Button>
          <Button
            variant={kind === "revoke" ? "danger" : "primary"}
            onClick={() => void send()}
            data-testid={`${kind}-now`}
          >
            {t(`signers.${kind}Now`)}
          </Button>
        </>
      }
    >
      <form
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{t(`signers.${kind}Text`, { name: signer.name })}</p>
        <p className="mono">{signer.fingerprint}</p>
        {kind === "revoke" && (
          <FormField
            label={t("signers.reason")}
            value={reason}
            onChange={setReason}
            error={tried && lacksReason ? t("signers.needReason") : undefined}
            testId="revoke-reason"
          />
        )}
        <FormRow label={t("signers.yourKey")} error={tried && !key ? t("signers.needKey") : undefined} testId="own-key">
          <div className="sign-off-actions">
            <Button icon={KeyRound} onClick={() => void choose()} data-testid="choose-own-key">
              {key ? key.file_name : t("signers.chooseKey")}
            </Button>
            {key?.signer && <span className="muted">{key.signer.name}</span>}
          </div>
        </FormRow>
        <FormField
          label={t("signoff.passphrase")}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          error={fault}
          testId="own-passphrase"
        />
        <Refused error={refused} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
