import { Box, Spline, SquareDashed } from "lucide-react";
import type { Subject } from "../bindings/Subject";
import { Tile } from "../kit/Tile";
import { useMirror } from "../model/mirror";
import { elementGlyph } from "./subjects";

const ICONS = { flow: Spline, boundary: SquareDashed, model: Box, element: Box } as const;

/** The tile of what a threat is about. */
export function SubjectMark({ subject, size = "xs" }: { subject: Subject; size?: "xs" | "sm" | "lg" }) {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library);
  const glyph = model && elementGlyph(model, library, subject);
  if (glyph) return <Tile {...glyph} size={size} />;
  const Icon = ICONS[subject.kind];
  return (
    <span className={`tile flow ${size}`}>
      <Icon size={12} aria-hidden="true" />
    </span>
  );
}
