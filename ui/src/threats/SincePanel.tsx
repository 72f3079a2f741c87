import { t } from "../i18n";
import type { ThreatRow } from "./rows";
import type { Since, SuggestionChanges } from "./since";
import { flipFacet } from "./state";
import { subjectName } from "./subjects";

type Props = { since: Since | null; changes: SuggestionChanges | null; rows: readonly ThreatRow[] };

/** What the suggestions did since the last version: new, unchanged, gone; and which decisions were overtaken. */
export function SincePanel({ since, changes, rows }: Props) {
  const stale = rows.filter((row) => row.stale).length;
  return (
    <section className="panel since" data-testid="since">
      <header>
        <h2>{since ? t("since.head", { name: since.name }) : t("since.head", { name: "…" })}</h2>
      </header>
      {!since && <p className="picture-note">{t("since.none")}</p>}
      {since && changes && (
        <p>
          <button
            type="button"
            className="link"
            disabled={changes.fresh.size === 0}
            onClick={() => flipFacet({ kind: "fresh", label: t("since.freshChip", { name: since.name }) })}
            data-testid="show-fresh"
          >
            {t("since.fresh", { count: changes.fresh.size })}
          </button>
          , {t("since.same", { count: changes.same })}, {t("since.gone", { count: changes.gone.length })}
        </p>
      )}
      {since && changes && changes.gone.length > 0 && (
        <ul className="since-gone">
          {changes.gone.map((card) => (
            <li key={`${JSON.stringify(card.subject)}/${card.card}`}>
              {t("since.at", { what: card.headline, where: subjectName(since.state.model, card.subject) ?? "" })}
            </li>
          ))}
        </ul>
      )}
      {stale > 0 && (
        <button
          type="button"
          className="link"
          onClick={() => flipFacet({ kind: "stale", label: t("threats.staleWord") })}
          data-testid="show-stale"
        >
          {t("since.stale", { count: stale })}
        </button>
      )}
    </section>
  );
}
