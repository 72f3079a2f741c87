// The colours of the picture are those of the theme: read from its tokens when the theme changes, never written twice.

const TOKENS = {
  canvas: "--bg-canvas",
  surface: "--bg-surface",
  text: "--text-1",
  quiet: "--text-3",
  selection: "--selection",
  adversary: "--adversary",
  onAdversary: "--on-adversary",
  flow: "--flow",
  labelText: "--flow-label-text",
  labelGround: "--flow-label-bg",
  ok: "--ok-solid",
  questionFill: "--question-subtle",
  questionLine: "--question-border",
  externalFill: "--dfd-external-fill",
  externalLine: "--dfd-external-line",
  externalLid: "--dfd-external-lid",
  processFill: "--dfd-process-fill",
  processLine: "--dfd-process-line",
  processLid: "--dfd-process-lid",
  glyphOn: "--dfd-glyph-on",
  storeFill: "--dfd-store-fill",
  storeLine: "--dfd-store-line",
  storeLid: "--dfd-store-lid",
  zone: "--tb-zone",
  zoneWash: "--tb-zone-wash",
  zoneTab: "--tb-zone-tab",
  outside: "--tb-outside",
  outsideWash: "--tb-outside-wash",
  outsideTab: "--tb-outside-tab",
  isolation: "--tb-isolation",
  isolationWash: "--tb-isolation-wash",
  isolationTab: "--tb-isolation-tab",
} as const;

export type Colours = { [name in keyof typeof TOKENS]: string } & {
  /** Widths of lines: shapes, flows, boundaries, the attack path. */
  shapeLine: number;
  flowLine: number;
  boundaryLine: number;
  pathLine: number;
  font: string;
  /** Dash pattern of a boundary type. */
  dash: (typeId: string | null) => number[];
};

const numbers = (text: string): number[] =>
  text
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter((n) => Number.isFinite(n) && n > 0);

/** Reads the theme as it is painted now. */
export function readColours(of: (token: string) => string): Colours {
  const colours = Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, of(token).trim() || "transparent"]),
  ) as { [name in keyof typeof TOKENS]: string };
  const width = (token: string, otherwise: number) => Number.parseFloat(of(token)) || otherwise;
  const dashes = new Map<string, number[]>();
  return {
    ...colours,
    shapeLine: width("--line-shape", 1.25),
    flowLine: width("--line-flow", 1.25),
    boundaryLine: width("--line-boundary", 1.25),
    pathLine: width("--line-path", 2.5),
    font: of("--font-sans").trim() || "sans-serif",
    dash: (typeId) => {
      if (!typeId) return [6, 4];
      const known = dashes.get(typeId) ?? numbers(of(`--tb-dash-${typeId}`));
      dashes.set(typeId, known);
      return known.length > 0 ? known : [6, 4];
    },
  };
}

let last: { theme: string; colours: Colours } | null = null;

/** The colours of the painted theme; read anew only when another theme was painted. */
export function coloursNow(): Colours {
  const root = document.documentElement;
  const theme = root.dataset.theme ?? "";
  if (last?.theme !== theme) {
    const style = getComputedStyle(root);
    last = { theme, colours: readColours((token) => style.getPropertyValue(token)) };
  }
  return last.colours;
}
