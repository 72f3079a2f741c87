import "./pictures.css";
import type { RiskScale } from "../bindings/RiskScale";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { Mark, type MarkShape } from "../kit/marks";
import { saidScale } from "./scale";
import type { MatrixCell } from "./tables";

const TONES: { [shape: string]: string } = {
  ring: "very-low",
  disc: "low",
  diamond: "medium",
  triangle: "high",
  octagon: "critical",
};

type Props = {
  scale: RiskScale;
  cells: readonly (readonly MatrixCell[])[];
  caption: string;
  /** What a cell shows and does. A cell without an answer cannot be pressed. */
  onCell?: ((cell: MatrixCell) => void) | undefined;
  pressed?: (cell: MatrixCell) => boolean;
  /** The one cell a threat is rated at; then no counts are shown. */
  here?: { likelihood: number; impact: number } | null;
  compact?: boolean;
  /** Every cell shows the mark of its level. */
  every?: boolean;
};

/** The risk matrix as a real table: impact by likelihood, each cell with its level as colour, mark and spoken word. */
export function RiskMatrix({ scale: of, cells, caption, onCell, pressed, here, compact, every }: Props) {
  const scale = saidScale(of);
  const isHere = (cell: MatrixCell) => here?.likelihood === cell.likelihood && here.impact === cell.impact;
  return (
    <table className={classes("risk-matrix", compact && "compact")} data-testid="risk-matrix">
      <caption className="sr-only">{caption}</caption>
      <colgroup>
        <col className="matrix-label" />
        <col span={scale.likelihood.length} />
      </colgroup>
      <tbody>
        {cells.map((line) => {
          const impact = scale.impact[(line[0]?.impact ?? 1) - 1] ?? "";
          return (
            <tr key={impact}>
              <th scope="row">{impact}</th>
              {line.map((cell) => {
                const level = cell.level === null ? undefined : scale.levels[cell.level];
                const mark: MarkShape | null = level ? level.shape : null;
                const shown = every || (here === undefined ? cell.count > 0 : isHere(cell));
                const spoken = t(here === undefined ? "threats.cell" : "rating.cell", {
                  count: cell.count,
                  impact,
                  likelihood: scale.likelihood[cell.likelihood - 1] ?? "",
                  level: level?.word ?? "",
                });
                const content = (
                  <>
                    {shown && mark && <Mark shape={mark} />}
                    {shown && here === undefined && cell.count}
                  </>
                );
                return (
                  <td key={cell.likelihood}>
                    {onCell ? (
                      <button
                        type="button"
                        className={classes(
                          "cell",
                          level && TONES[level.shape],
                          !shown && "none",
                          isHere(cell) && "here",
                        )}
                        aria-label={spoken}
                        title={spoken}
                        aria-pressed={here === undefined ? (pressed?.(cell) ?? false) : isHere(cell)}
                        disabled={here === undefined && cell.count === 0}
                        data-testid={`cell-${cell.likelihood}-${cell.impact}`}
                        onClick={() => onCell(cell)}
                      >
                        {content}
                      </button>
                    ) : (
                      <span
                        className={classes(
                          "cell",
                          level && TONES[level.shape],
                          !shown && "none",
                          isHere(cell) && "here",
                        )}
                        title={spoken}
                      >
                        {content}
                        <span className="sr-only">{shown ? spoken : level?.word}</span>
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {scale.likelihood.map((word) => (
            <th scope="col" key={word}>
              {word}
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
