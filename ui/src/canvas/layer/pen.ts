/** What the picture is drawn with: the part of a canvas context it uses, so that tests can hold a recording one. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "clearRect"
  | "clip"
  | "translate"
  | "scale"
  | "beginPath"
  | "closePath"
  | "moveTo"
  | "lineTo"
  | "quadraticCurveTo"
  | "arc"
  | "ellipse"
  | "bezierCurveTo"
  | "roundRect"
  | "rect"
  | "fillRect"
  | "fill"
  | "stroke"
  | "setLineDash"
  | "fillText"
  | "measureText"
> & {
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
};

const known = new Map<string, string>();

/** The text, shortened with an ellipsis until it is no wider than `width` px in the pen's font. */
export function clipped(pen: Pen, text: string, width: number): string {
  const key = `${pen.font}\n${Math.round(width)}\n${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  let shown = text;
  if (pen.measureText(text).width > width) {
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (pen.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= width) low = middle;
      else high = middle - 1;
    }
    shown = `${text.slice(0, low).trimEnd()}…`;
  }
  // Names come and go while people type; what was measured is forgotten before it becomes a burden.
  if (known.size > 20_000) known.clear();
  known.set(key, shown);
  return shown;
}
