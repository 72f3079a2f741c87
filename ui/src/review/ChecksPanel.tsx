import { Check, ChevronDown, ChevronRight, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { Model } from "../bindings/Model";
import { t, tOr } from "../i18n";
import { classes } from "../kit/classes";
import { IconButton } from "../kit/IconButton";
import type { Check as CompletenessCheck } from "../model/types";
import type { ThreatRow } from "../threats/rows";
import { goTo, placeOf } from "./jump";

type Props = { model: Model; checks: readonly CompletenessCheck[]; rows: readonly ThreatRow[] };

/** What is still missing, in two columns. Each line leads to its first item, and opens to show them all. */
export function ChecksPanel({ model, checks, rows }: Props) {
  // Gaps first, in the order of the core; what is in order stands below and muted.
  const ordered = [...checks.filter((c) => c.items.length > 0), ...checks.filter((c) => c.items.length === 0)];
  const half = Math.ceil(ordered.length / 2);
  if (ordered.length === 0) return null;
  return (
    <section className="panel checks" aria-label={t("review.checks")} data-testid="checks">
      {[ordered.slice(0, half), ordered.slice(half)].map((column) => (
        <div key={column[0]?.id ?? "none"}>
          {column.map((check) => (
            <Line key={check.id} check={check} model={model} rows={rows} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Line({ check, model, rows }: Omit<Props, "checks"> & { check: CompletenessCheck }) {
  const [open, setOpen] = useState(false);
  const { items } = check;
  const title = tOr(`checks.${check.id}`, check.title);
  const [first] = items;
  if (!first)
    return (
      <div className="check-line done" data-testid={`check-${check.id}`}>
        <Check size={16} aria-hidden="true" />
        <span className="check-title">{title}</span>
        <span className="check-count">0</span>
      </div>
    );
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <div className={classes("check-line", open && "opened")} data-testid={`check-${check.id}`}>
      <button
        type="button"
        className="check-go"
        title={first.text}
        onClick={() => goTo(placeOf(model, rows, first.key))}
      >
        <TriangleAlert size={16} aria-hidden="true" />
        <span className="check-title">{title}</span>
        <span className="check-count">{items.length}</span>
      </button>
      <IconButton
        label={t(open ? "review.hideItems" : "review.showItems", { title })}
        icon={Arrow}
        size="sm"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <ul className="check-items">
          {items.map((item) => (
            <li key={`${item.key.kind}/${item.key.id}/${item.text}`}>
              <button type="button" className="link" onClick={() => goTo(placeOf(model, rows, item.key))}>
                {item.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
