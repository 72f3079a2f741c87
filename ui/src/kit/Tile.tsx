import { Spline, SquareDashed } from "lucide-react";
import { classes } from "./classes";
import { GLYPHS, isGlyph } from "./glyphs";

/** The drawing of an element type's icon; a plain box when the icon is unknown (a newer library). */
export function ElementGlyph({ icon, size = 17 }: { icon: string; size?: number }) {
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d={isGlyph(icon) ? GLYPHS[icon] : GLYPHS.box} />
    </svg>
  );
}

export type TileKind = "external" | "process" | "store" | "flow" | "boundary";
type Props = { kind: TileKind; ai: boolean; icon: string; size?: "xs" | "sm" | "md" | "lg" };
const GLYPH_SIZE = { xs: 14, sm: 15, md: 17, lg: 20 } as const;

/** The glyph of an element on its tile: solid when the type is an AI type, tinted when it is ordinary. Flows and boundaries have one drawing each. */
export function Tile({ kind, ai, icon, size = "md" }: Props) {
  return (
    <span className={classes("tile", kind, ai && "ai", size !== "md" && size)}>
      {kind === "flow" ? (
        <Spline size={GLYPH_SIZE[size] - 1} aria-hidden="true" />
      ) : kind === "boundary" ? (
        <SquareDashed size={GLYPH_SIZE[size] - 1} aria-hidden="true" />
      ) : (
        <ElementGlyph icon={icon} size={GLYPH_SIZE[size]} />
      )}
    </span>
  );
}
