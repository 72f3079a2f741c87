import { useMemo } from "react";
import { useMirror } from "../model/mirror";
import type { Library } from "./library";
import { type ThreatRow, threatRows } from "./rows";

const none: ThreatRow[] = [];

/** The rows of the open model; drawn anew only when the model or its analysis changed. */
export function useRows(): ThreatRow[] {
  const model = useMirror((state) => state.model);
  const analysis = useMirror((state) => state.analysis);
  const library = useMirror((state) => state.library) as Library;
  return useMemo(() => (model && analysis ? threatRows(model, analysis, library) : none), [model, analysis, library]);
}
