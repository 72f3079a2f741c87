import { FileInput, KeyRound, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { classes } from "../kit/classes";
import { FormField } from "../kit/FormField";
import type { KeyInHand } from "../model/types";
import { type NewKeyFaults, newKeyFaults, type Way } from "./draft";
import { shortFingerprint } from "./standing";

type Props = {
  way: Way;
  keyInHand: KeyInHand | null;
  /** Who signs, as typed so far. */
  name: string;
  error?: string | undefined;
  onWay: (way: Way) => void;
  onChoose: () => void;
  onMake: (passphrase: string) => void;
  onBring: () => void;
};

/** The key of a signer: a locked file that opens here, or a public half for a signature made elsewhere. */
export function KeyField(props: Props) {
  const { way, keyInHand, name, error } = props;
  const [making, setMaking] = useState(false);
  return (
    <>
      <div className="sign-tiles">
        {(["file", "outside"] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={classes(way === one && "on")}
            aria-pressed={way === one}
            onClick={() => way !== one && props.onWay(one)}
            data-testid={`way-${one}`}
          >
            <b>{t(`signoff.ways.${one}`)}</b>
            {t(`signoff.wayNote.${one}`)}
          </button>
        ))}
      </div>
      {keyInHand ? (
        <div className="key-in-hand" data-testid="key-in-hand">
          <KeyRound size={16} aria-hidden="true" />
          <div>
            <b>{keyInHand.file_name}</b>
            <span className="mono" title={keyInHand.fingerprint}>
              {shortFingerprint(keyInHand.fingerprint)}
            </span>
            <small>
              {keyInHand.signer
                ? t("signoff.enrolled", { name: keyInHand.signer.name })
                : t("signoff.unknownKey", { name: name || t("signoff.somebody") })}
            </small>
          </div>
          <Button variant="ghost" onClick={props.onChoose}>
            {t("signoff.otherKey")}
          </Button>
        </div>
      ) : making && way === "file" ? (
        <NewKey onMake={(passphrase) => props.onMake(passphrase)} onDrop={() => setMaking(false)} />
      ) : (
        <>
          <p className="muted sign-note">{t(way === "file" ? "signoff.fileText" : "signoff.outsideText")}</p>
          <div className="sign-off-actions">
            <Button
              icon={KeyRound}
              onClick={props.onChoose}
              aria-invalid={error ? true : undefined}
              data-testid="choose-key"
            >
              {t(way === "file" ? "signoff.chooseKey" : "signoff.choosePublic")}
            </Button>
            {way === "file" ? (
              <Button onClick={() => setMaking(true)} data-testid="new-key">
                {t("signoff.newKey")}
              </Button>
            ) : (
              <Button icon={FileInput} variant="ghost" onClick={props.onBring} data-testid="bring-signature">
                {t("signoff.bring")}
              </Button>
            )}
          </div>
        </>
      )}
      {error && (
        <span className="form-hint error" data-testid="error-key">
          <TriangleAlert size={14} aria-hidden="true" />
          {error}
        </span>
      )}
    </>
  );
}

/** A passphrase typed twice; it goes to the shell once and stays nowhere. */
function NewKey({ onMake, onDrop }: { onMake: (passphrase: string) => void; onDrop: () => void }) {
  const [passphrase, setPassphrase] = useState("");
  const [repeat, setRepeat] = useState("");
  const [faults, setFaults] = useState<NewKeyFaults>({});
  const make = () => {
    const found = newKeyFaults(passphrase, repeat);
    setFaults(found);
    if (Object.keys(found).length === 0) onMake(passphrase);
  };
  return (
    <div className="new-key">
      <div className="form-grid">
        <FormField
          label={t("signoff.passphraseNew")}
          note={t("signoff.passphraseNote")}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          error={faults.passphrase}
          testId="new-passphrase"
          autoFocus
        />
        <FormField
          label={t("signoff.repeat")}
          type="password"
          value={repeat}
          onChange={setRepeat}
          error={faults.repeat}
          testId="repeat-passphrase"
        />
      </div>
      <div className="sign-off-actions">
        <Button onClick={make} icon={KeyRound} data-testid="make-key">
          {t("signoff.makeKey")}
        </Button>
        <Button variant="ghost" onClick={onDrop}>
          {t("signoff.dropKey")}
        </Button>
      </div>
    </div>
  );
}
