import { FileInput, FileOutput, KeyRound, Signature } from "lucide-react";
import { useState } from "react";
import type { KeyringState } from "../bindings/KeyringState";
import type { SignRequest } from "../bindings/SignRequest";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { asHostError, type HostError } from "../ipc/host";
import { Button } from "../kit/Button";
import { CheckRow } from "../kit/CheckRow";
import { FormField } from "../kit/FormField";
import type { Exported } from "../model/types";
import type { Way } from "./draft";
import { Refused } from "./Refused";
import { Statement } from "./Statement";

type Props = {
  request: SignRequest;
  way: Way;
  busy: boolean;
  refused: HostError | null;
  keyring: KeyringState;
  onSign: (passphrase: string, keep: boolean) => void;
  onForget: () => void;
  onBring: () => void;
  onRefused: (error: HostError) => void;
};

/** The second step: what is signed stands there in full, and below it the signature is given or brought. */
export function ReadAndSign({ request, way, busy, refused, keyring, onSign, onForget, onBring, onRefused }: Props) {
  return (
    <div className="sign-read" data-testid="sign-read">
      <Statement words={request.words} threats={request.threats} />
      <div className="sign-here">
        <p className="sign-fingerprint">
          <KeyRound size={14} aria-hidden="true" />
          <span className="mono">{request.fingerprint}</span>
          {request.replaces !== null && <span>{t("signoff.replaces", { revision: request.replaces })}</span>}
        </p>
        {way === "file" ? (
          <Passphrase busy={busy} refused={refused} keyring={keyring} onSign={onSign} onForget={onForget} />
        ) : (
          <Outside bytes={request.bytes} busy={busy} onBring={onBring} onRefused={onRefused} />
        )}
        <Refused error={refused} />
      </div>
    </div>
  );
}

type PassphraseProps = Pick<Props, "busy" | "refused" | "keyring" | "onSign" | "onForget">;

function Passphrase({ busy, refused, keyring, onSign, onForget }: PassphraseProps) {
  const [keep, setKeep] = useState(false);
  const kept = keyring === "kept";
  const [passphrase, setPassphrase] = useState("");
  const [empty, setEmpty] = useState(false);
  const fault = refused?.fields.find((one) => one.field === "passphrase")?.message;
  return (
    <form
      className="sign-passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(!passphrase && !kept);
        if (passphrase || kept) onSign(passphrase, keep);
      }}
    >
      <FormField
        label={t("signoff.passphrase")}
        note={keep || kept ? undefined : t("signoff.passphraseNote")}
        type="password"
        value={passphrase}
        onChange={(text) => {
          setPassphrase(text);
          setEmpty(false);
        }}
        error={empty ? t("signoff.faults.passphrase") : fault}
        testId="passphrase"
      />
      {keyring === "offered" && (
        <CheckRow checked={keep} onChange={setKeep} testId="keep-passphrase">
          {t("keyring.keep")}
        </CheckRow>
      )}
      {keyring === "missing" && <p className="muted">{t("keyring.missing")}</p>}
      {kept && (
        <p className="muted" data-testid="passphrase-kept">
          {t("keyring.kept")}{" "}
          <button type="button" className="link" onClick={onForget}>
            {t("keyring.forget")}
          </button>
        </p>
      )}
      <Button type="submit" variant="primary" size="lg" icon={Signature} disabled={busy} data-testid="sign-now">
        {t("signoff.signNow")}
      </Button>
    </form>
  );
}

type OutsideProps = { bytes: string; busy: boolean; onBring: () => void; onRefused: (error: HostError) => void };

function Outside({ bytes, busy, onBring, onRefused }: OutsideProps) {
  const [saved, setSaved] = useState<Exported | null>(null);
  const save = () =>
    shell.exportRequest(bytes).then(
      (written) => written && setSaved(written),
      (reason: unknown) => onRefused(asHostError(reason)),
    );
  const file = saved?.file_name.includes(" ") ? `"${saved.file_name}"` : (saved?.file_name ?? "FILE");
  return (
    <ol className="sign-outside">
      <li>
        <Button
          icon={FileOutput}
          variant={saved ? "default" : "primary"}
          onClick={() => void save()}
          data-testid="save-request"
        >
          {t("signoff.saveRequest")}
        </Button>
        {saved && <small>{t("signoff.requestSaved", { name: saved.file_name, folder: saved.folder })}</small>}
      </li>
      <li>
        {t("signoff.command")}
        <code className="mono">ssh-keygen -Y sign -n portolan-signoff -f KEY {file}</code>
      </li>
      <li>
        <Button
          icon={FileInput}
          variant={saved ? "primary" : "default"}
          disabled={busy}
          onClick={onBring}
          data-testid="bring-signature"
        >
          {t("signoff.bring")}
        </Button>
        <small>{t("signoff.bringNote")}</small>
      </li>
    </ol>
  );
}
