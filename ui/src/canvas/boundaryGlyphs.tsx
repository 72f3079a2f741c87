import { Globe, Hammer, Mountain, Smartphone, UserRound } from "lucide-react";
import type { ReactNode } from "react";

const drawn = (d: string): ReactNode => (
  <svg className="boundary-glyph" width="12" height="12" viewBox="0 0 16 16" aria-hidden="true">
    <path d={d} />
  </svg>
);

const GLYPHS: { [typeId: string]: ReactNode } = {
  "org-network": drawn("M3 14V3.5h6V14M9 7h4v7M1.5 14h13M5 6.5h2M5 9.5h2"),
  "cloud-tenant": drawn("M4.5 12.5a2.8 2.8 0 0 1-.3-5.6 4 4 0 0 1 7.7-.8 3.2 3.2 0 0 1-.3 6.4Z"),
  "agent-sandbox": drawn("M2.5 5.5 8 2.5l5.5 3V11L8 14l-5.5-3ZM2.5 5.5 8 8.5l5.5-3M8 8.5V14"),
  supplier: drawn("M2 12.5V6h7v6.5M9 8h3l2 2v2.5M4 13.5a1 1 0 1 0 0-2M11 13.5a1 1 0 1 0 0-2"),
  "internet-edge": <Globe size={12} aria-hidden="true" />,
  "build-environment": <Hammer size={12} aria-hidden="true" />,
  device: <Smartphone size={12} aria-hidden="true" />,
  "physical-world": <Mountain size={12} aria-hidden="true" />,
  "user-session": <UserRound size={12} aria-hidden="true" />,
};

/** The glyph that tells boundary types of one family apart, beside their dash pattern. None without a type. */
export const boundaryGlyph = (typeId: string | null): ReactNode => (typeId ? (GLYPHS[typeId] ?? null) : null);
