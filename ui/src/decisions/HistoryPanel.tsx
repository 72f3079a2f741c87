import type { Decision } from "../bindings/Decision";
import { t } from "../i18n";
import { dateOf, ownerOf } from "../threats/rows";
import { day, dayAndTime } from "../threats/when";

/** Every decision about a threat, newest first. Nothing is ever taken out of it. */
export function HistoryPanel({ history }: { history: readonly Decision[] }) {
  const entries = history.map((decision, index) => ({ decision, key: index })).reverse();
  return (
    <section className="panel" data-testid="decision-history">
      <header>
        <h2>{t("decide.history")}</h2>
      </header>
      {entries.length === 0 && <p className="rating-text">{t("decide.noHistory")}</p>}
      <ul className="trail">
        {entries.map(({ decision, key }) => {
          const { verdict } = decision;
          const date = dateOf(verdict);
          const facts = [
            ownerOf(verdict),
            date && t(verdict.treatment === "retain" ? "decide.untilDay" : "decide.byDay", { day: day(date) }),
          ];
          const said = [verdict.treatment === "avoid" ? verdict.change : "", decision.rationale]
            .filter(Boolean)
            .join(". ");
          return (
            <li key={key}>
              <b>{t(`decide.word.${verdict.treatment}`)}</b>
              {said && <span>{said}</span>}
              <small>{[...facts, decision.by, dayAndTime(decision.at)].filter(Boolean).join(" · ")}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
