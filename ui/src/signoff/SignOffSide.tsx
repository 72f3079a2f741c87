import "./signoff.css";
import "./signing.css";
import { useState } from "react";
import type { SignOffView } from "../bindings/SignOffView";
import { ReviewsPanel } from "./ReviewsPanel";
import { SignDialog } from "./SignDialog";
import { SignedDialog } from "./SignedDialog";
import { SignersPanel } from "./SignersPanel";
import { SignOffList } from "./SignOffList";
import { SignOffPanel } from "./SignOffPanel";
import { useTrust } from "./useTrust";
import { VersionsPanel } from "./VersionsPanel";

type Open = { kind: "sign"; again: SignOffView | null } | { kind: "read"; signOff: SignOffView } | null;

/** The side of the review: who answers for the model, since when, and what has changed. */
export function SignOffSide() {
  const trust = useTrust();
  const [open, setOpen] = useState<Open>(null);
  if (!trust) return null;
  const read = (signOff: SignOffView) => setOpen({ kind: "read", signOff });
  const close = () => setOpen(null);
  return (
    <>
      <SignOffPanel trust={trust} onSign={(again) => setOpen({ kind: "sign", again })} onRead={read} />
      <SignOffList trust={trust} onRead={read} />
      <SignersPanel trust={trust} />
      <VersionsPanel trust={trust} />
      <ReviewsPanel trust={trust} />
      {open?.kind === "sign" && <SignDialog again={open.again} onClose={close} />}
      {open?.kind === "read" && <SignedDialog signOff={open.signOff} onClose={close} />}
    </>
  );
}
