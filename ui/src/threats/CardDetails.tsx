import { t } from "../i18n";
import { adviceFor, type Library, technique, techniqueName } from "./library";
import type { ThreatRow } from "./rows";
import { openDecision } from "./state";

/** What is folded inside a card: the technique in a few sentences, what helps and how, the other techniques, how to test. */
export function CardDetails({ row, library }: { row: ThreatRow; library: Library }) {
  const facts = technique(library, row.technique);
  const advice = adviceFor(library, row.technique);
  const others = row.suggestions.slice(1);
  const named = (text: string) => text.replaceAll("{element}", row.subjectName);
  return (
    <div className="card-details" data-testid="card-more">
      {facts?.summary && <p>{facts.summary}</p>}
      {advice.length > 0 && <h4>{t("threats.helps")}</h4>}
      <ul className="advice how">
        {advice.map((entry) => (
          <li key={entry.id}>
            <code>{entry.id}</code>
            <span>
              {entry.name}
              {entry.how && <small>{entry.how}</small>}
            </span>
          </li>
        ))}
      </ul>
      {facts && facts.how_to_test.length > 0 && (
        <>
          <h4>{t("threats.test")}</h4>
          <ul className="plain-list">
            {facts.how_to_test.map((text) => (
              <li key={text}>{named(text)}</li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <h4>{t("threats.also")}</h4>
          <ul className="advice also">
            {others.map((entry) => (
              <li key={entry.technique}>
                <code>{entry.technique}</code>
                <span>
                  {techniqueName(library, entry.technique)}
                  <small>{entry.because}</small>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className="link" onClick={() => openDecision(row.id)}>
        {t("threats.openDecision")}
      </button>
    </div>
  );
}
