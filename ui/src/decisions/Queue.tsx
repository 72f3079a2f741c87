import { ListFilter, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { IconButton } from "../kit/IconButton";
import { Menu } from "../kit/Menu";
import { LevelBadge, WeightMark } from "../kit/marks";
import { dateOf, isLate, isStandard, type ThreatRow } from "../threats/rows";
import { SavedFilters } from "../threats/SavedFilters";
import { readQueueFilter } from "../threats/savedFilters";
import { levelWord } from "../threats/scale";
import { setThreats } from "../threats/state";
import { day } from "../threats/when";
import type { QueueGroup } from "./queue";

type Props = {
  model: Model;
  groups: readonly QueueGroup[];
  current: string | null;
  text: string;
  onText: (text: string) => void;
  standard: boolean;
  onStandard: (standard: boolean) => void;
};

const HEAD = {
  open: "decide.undecided",
  decided: "decide.decided",
  not_applicable: "decide.notApplicableGroup",
} as const;

/** Every threat, undecided first. */
export function Queue({ model, groups, current, text, onText, standard, onStandard }: Props) {
  const trigger = <IconButton label={t("threats.filters")} icon={ListFilter} aria-pressed={standard} />;
  const entries = () => [
    { kind: "item" as const, id: "standard", label: t("decide.standardToggle"), run: () => onStandard(!standard) },
  ];
  return (
    <nav className="queue" aria-label={t("decide.queue")}>
      <div className="queue-bar">
        <div className="field">
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            aria-label={t("decide.find")}
            placeholder={t("decide.find")}
            value={text}
            data-testid="queue-find"
            onChange={(event) => onText(event.target.value)}
          />
        </div>
        <SavedFilters
          table="decisions"
          query={{ text, standard }}
          onApply={(query) => {
            const kept = readQueueFilter(query);
            onText(kept.text);
            onStandard(kept.standard);
          }}
        />
        <Menu trigger={trigger} entries={entries} />
      </div>
      <div className="queue-list">
        {groups
          .filter((group) => group.rows.length > 0 || group.status === "open")
          .map((group) => (
            <section key={group.status} aria-label={t(HEAD[group.status])}>
              <h2 className="queue-head">
                {t(HEAD[group.status])}
                <span className="grow" />
                {group.rows.length}
              </h2>
              <Items rows={group.rows} model={model} current={current} />
            </section>
          ))}
      </div>
    </nav>
  );
}

/** Items drawn before the rest is asked for. */
const MOST = 200;

function Items({ rows, model, current }: { rows: readonly ThreatRow[]; model: Model; current: string | null }) {
  const [all, setAll] = useState(false);
  const place = rows.findIndex((row) => row.id === current);
  const shown = all ? rows : rows.slice(0, Math.max(MOST, place + 20));
  return (
    <>
      {shown.map((row) => (
        <Item key={row.id} row={row} model={model} current={row.id === current} />
      ))}
      {shown.length < rows.length && (
        <button type="button" className="link queue-more" onClick={() => setAll(true)}>
          {t("threats.more", { count: rows.length - shown.length })}
        </button>
      )}
    </>
  );
}

function Item({ row, model, current }: { row: ThreatRow; model: Model; current: boolean }) {
  const item = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current) item.current?.scrollIntoView?.({ block: "nearest" });
  }, [current]);
  const level = levelWord(model.about.risk, row.inherent?.level ?? null);
  return (
    <button
      ref={item}
      type="button"
      className={classes("queue-item", current && "current")}
      aria-current={current || undefined}
      data-testid="queue-item"
      data-row={row.id}
      title={row.title}
      onClick={() => setThreats({ row: row.id, begin: null })}
    >
      <b>{row.title}</b>
      <small>
        {level ? (
          <LevelBadge level={level} suggested={row.inherent?.suggested ?? false} />
        ) : (
          row.weight && <WeightMark weight={row.weight} />
        )}
        <span className={classes(isLate(row) && "late")}>{summary(row)}</span>
      </small>
    </button>
  );
}

function summary(row: ThreatRow): string {
  if (row.status === "open" || !row.verdict)
    return [row.subjectName, isStandard(row) && row.technique].filter(Boolean).join(" · ");
  const date = dateOf(row.verdict);
  const retained = row.verdict.treatment === "retain";
  const when = !date
    ? ""
    : retained
      ? t(isLate(row) ? "decide.expired" : "decide.until", { day: day(date) })
      : isLate(row)
        ? t("decide.overdue", { day: day(date) })
        : "";
  const word = row.status === "not_applicable" ? row.subjectName : t(`decide.word.${row.verdict.treatment}`);
  return [word, when || row.owner].filter(Boolean).join(" · ");
}
