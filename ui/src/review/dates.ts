// Dates that have passed or are near. The core's checks know no clock, so these stand here.
import type { CheckItem } from "../bindings/CheckItem";
import type { Model } from "../bindings/Model";
import type { RecordKey } from "../bindings/RecordKey";
import { t } from "../i18n";
import type { Check } from "../model/types";
import type { ThreatRow } from "../threats/rows";
import { day, localDay } from "../threats/when";
import { nextDue } from "./summary";

/** How long before its end an acceptance is listed, days. */
const AHEAD = 30;

/** Acceptances that ended or end soon, what is overdue, and what of the life cycle is due to be looked at again. */
export function dateChecks(model: Model, rows: readonly ThreatRow[], now: Date): Check[] {
  const today = localDay(now);
  const soon = localDay(new Date(now.getTime() + AHEAD * 86_400_000));
  const item = (kind: RecordKey["kind"], id: string, name: string, date: string): CheckItem => ({
    key: { kind, id },
    text: t("review.dates.item", { name, day: day(date) }),
  });
  const ends = rows.flatMap(({ threat, verdict, title }) =>
    threat && verdict?.treatment === "retain" && verdict.expires
      ? [{ date: verdict.expires, item: item("threat", threat.id, `T-${threat.number} ${title}`, verdict.expires) }]
      : [],
  );
  const accepted = new Set(rows.filter((row) => row.verdict?.treatment === "retain").map((row) => row.id));
  const overdue = nextDue(model, rows, today, Number.POSITIVE_INFINITY)
    .filter((due) => due.late && !accepted.has(due.key))
    .map((due) => {
      const row = rows.find((one) => one.id === due.key);
      const key: RecordKey = row?.threat ? { kind: "threat", id: row.threat.id } : { kind: "control", id: due.key };
      return item(key.kind, key.id, due.what, due.day);
    });
  const past = (date: string | null): date is string => date !== null && date < today;
  const again: CheckItem[] = [
    ...Object.values(model.assessments).flatMap((one) =>
      past(one.due) && !["met", "not_applicable"].includes(one.history.at(-1)?.conformity ?? "")
        ? [item("assessment", one.id, one.consideration, one.due)]
        : [],
    ),
    ...Object.values(model.assets).flatMap((one) =>
      past(one.next_review) ? [item("data_asset", one.id, one.name, one.next_review)] : [],
    ),
    ...Object.values(model.selections).flatMap((one) =>
      past(one.reassess)
        ? [item("model_selection", one.id, model.elements[one.element]?.name ?? "", one.reassess)]
        : [],
    ),
    ...Object.values(model.register).flatMap((one) =>
      past(one.date) && !one.closed && !["evaluation", "lesson"].includes(one.register.register)
        ? [item("register_entry", one.id, `R-${one.number} ${one.title}`, one.date)]
        : [],
    ),
  ];
  const items = (from: string, to: string) =>
    ends.filter(({ date }) => date >= from && date <= to).map((end) => end.item);
  const line = (id: "ended" | "ending" | "overdue" | "again", list: CheckItem[]): Check => ({
    id,
    title: t(`review.dates.${id}`, { days: AHEAD }),
    items: list,
  });
  const yesterday = localDay(new Date(now.getTime() - 86_400_000));
  return [
    line("ended", items("", yesterday)),
    line("ending", items(today, soon)),
    line("overdue", overdue),
    line("again", again),
  ];
}
