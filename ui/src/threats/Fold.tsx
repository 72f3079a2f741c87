import { ChevronDown, ChevronRight } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { classes } from "../kit/classes";
import type { ThreatRow } from "./rows";

type Props = {
  label: string;
  rows: readonly ThreatRow[];
  draw: (row: ThreatRow) => ReactNode;
  testId: string;
  /** The row in hand: a fold that holds it opens. */
  current: string | null;
  apart?: boolean;
};

/** Cards that fold away under one line; nothing at all when there are none. */
export function Fold({ label, rows, draw, testId, current, apart }: Props) {
  const [open, setOpen] = useState(false);
  const holds = rows.some((row) => row.id === current);
  useEffect(() => {
    if (holds) setOpen(true);
  }, [holds]);
  if (rows.length === 0) return null;
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <div className={classes("fold", apart && "apart")}>
      <button
        type="button"
        className="fold-head"
        aria-expanded={open}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        <Arrow size={12} aria-hidden="true" />
        {label}
      </button>
      {open && rows.map(draw)}
    </div>
  );
}
