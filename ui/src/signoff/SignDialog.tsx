import { useState } from "react";
import { toast } from "sonner";
import type { SignOffView } from "../bindings/SignOffView";
import type { SignRequest } from "../bindings/SignRequest";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { asHostError, type HostError } from "../ipc/host";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { settled, tryStep } from "../model/mirror";
import type { KeyInHand } from "../model/types";
import { localDay } from "../threats/when";
import { announce } from "../view/view";
import { type Draft, draftFaults, firstDraft, requestOf, type Way } from "./draft";
import { ReadAndSign } from "./ReadAndSign";
import { Refused } from "./Refused";
import { Terms } from "./Terms";

type Props = { again: SignOffView | null; onClose: () => void };

/**
 * Signing off in two steps: who signs for what on which terms and with which key; then the exact words, and the
 * signature. What is signed is made by the core after the first step, so what is read is what is signed.
 */
export function SignDialog({ again, onClose }: Props) {
  const [today] = useState(() => localDay(new Date()));
  const [draft, setDraft] = useState<Draft>(() => firstDraft(again, today));
  const [way, setWay] = useState<Way>("file");
  const [key, setKey] = useState<KeyInHand | null>(null);
  const [request, setRequest] = useState<SignRequest | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<HostError | null>(null);
  const faults = draftFaults(draft, key, today);
  const signedBy = (name: string) => {
    const text = t("signoff.doneToast", { name });
    announce(text);
    toast.success(text);
    onClose();
  };
  /** Runs something of the shell; a refusal is shown and nothing else happens. */
  const run = async (work: () => Promise<HostError | null>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    try {
      setRefused(await work());
    } catch (reason) {
      setRefused(asHostError(reason));
    } finally {
      setBusy(false);
    }
  };
  const read = () => {
    setTried(true);
    if (Object.keys(faults).length > 0) return focusFirstFault();
    void run(async () => {
      await settled();
      const asked = requestOf(draft);
      if (key && !key.signer) {
        const error = await tryStep(() => shell.enrolSigner(asked.name, asked.role));
        if (error) return error;
        setKey({ ...key, signer: { ...NEW_SIGNER, name: asked.name, role: asked.role } });
      }
      setRequest(await shell.signRequest(asked));
      return null;
    });
  };
  const takeIn = (work: Parameters<typeof tryStep>[0]) =>
    run(async () => {
      const error = await tryStep(work);
      if (!error) signedBy(draft.name.trim());
      return error;
    });
  const bring = () =>
    run(async () => {
      const brought = await shell.bringSignature();
      if (!brought) return null;
      const bytes = brought.request || request?.bytes;
      if (!bytes) return localRefusal(t("signoff.faults.noRequest", { name: brought.file_name }));
      const error = await tryStep(() => shell.attachSignature(bytes, brought.signature));
      if (!error) signedBy(signerOf(bytes) || draft.name.trim());
      return error;
    });
  /** Takes a key in hand; one that is enrolled already brings its name and role. */
  const hold = (ask: () => Promise<KeyInHand | null>) =>
    run(async () => {
      const held = await ask();
      if (!held) return null;
      setKey(held);
      const { signer } = held;
      if (signer) setDraft((now) => ({ ...now, name: signer.name, role: now.role || signer.role }));
      return null;
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(request ? "signoff.titleRead" : "signoff.title")}
      shape="wide"
      actions={
        <>
          <span className="muted sign-step">{t("signoff.step", { step: request ? 2 : 1 })}</span>
          <span className="grow" />
          {request ? (
            <Button onClick={() => setRequest(null)}>{t("signoff.back")}</Button>
          ) : (
            <>
              <Button onClick={onClose}>{t("kit.cancel")}</Button>
              <Button variant="primary" disabled={busy} onClick={read} data-testid="read-statement">
                {t("signoff.read")}
              </Button>
            </>
          )}
        </>
      }
    >
      {request ? (
        <ReadAndSign
          request={request}
          way={way}
          busy={busy}
          refused={refused}
          keyring={key?.keyring ?? "missing"}
          onSign={(passphrase, keep) => void takeIn(() => shell.sign(request.bytes, passphrase, keep))}
          onForget={() => void hold(shell.forgetPassphrase)}
          onBring={() => void bring()}
          onRefused={setRefused}
        />
      ) : (
        <>
          <Terms
            draft={draft}
            faults={tried ? faults : {}}
            way={way}
            keyInHand={key}
            onChange={(part) => setDraft({ ...draft, ...part })}
            onWay={(next) => {
              setWay(next);
              setKey(null);
              setRefused(null);
            }}
            onChooseKey={() => void hold(() => shell.chooseKey(way === "outside"))}
            onMakeKey={(passphrase) => void hold(() => shell.createKey(draft.name.trim(), passphrase))}
            onBring={() => void bring()}
          />
          <Refused error={refused} />
        </>
      )}
    </Dialog>
  );
}

/** A signer that was entered a moment ago; the register has the rest. */
const NEW_SIGNER = { key: "", fingerprint: "", enrolled_by: "", enrolled_at: "", confirmed_by: [], revoked: null };

const localRefusal = (message: string): HostError => ({
  code: "refused",
  message,
  hint: "",
  fields: [],
  unsaved: false,
});

/** The name in a request, which is text; empty when it cannot be read. */
function signerOf(request: string): string {
  try {
    const name: unknown = JSON.parse(request)?.statement?.signer?.name;
    return typeof name === "string" ? name : "";
  } catch {
    return "";
  }
}

/** After the faults are drawn, the first of them has the focus. */
const focusFirstFault = (): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(".sign-form [aria-invalid]")?.focus());
};
