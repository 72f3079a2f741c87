import { useEffect, useState } from "react";
import { attempt } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { classes } from "../kit/classes";
import { useMirror } from "../model/mirror";
import type { HistoryEntry } from "../model/types";
import { dayAndTime } from "../threats/when";

const PAGE = 20;

/** Every step that was made, newest first. It is kept in the file, so it is there after a restart. */
export function HistoryList() {
  const revision = useMirror((state) => state.project?.revision ?? 0);
  const [limit, setLimit] = useState(PAGE);
  const [entries, setEntries] = useState<readonly HistoryEntry[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the history is asked for again when something was done
  useEffect(() => {
    let wanted = true;
    void attempt(() => shell.history(limit)).then((list) => {
      if (wanted && list) setEntries(list);
    });
    return () => {
      wanted = false;
    };
  }, [limit, revision]);
  return (
    <section className="panel" data-testid="history">
      <header>
        <h2>{t("review.history")}</h2>
        <span className="grow" />
        <span className="muted">{t("review.revision", { revision })}</span>
      </header>
      {entries.length === 0 && <p className="rating-text">{t("review.noHistory")}</p>}
      <ol className="revisions">
        {entries.map((entry) => (
          <li key={entry.revision} className={classes("undone" in entry && entry.undone === true && "undone")}>
            <span className="mono">r{entry.revision}</span>
            <span title={entry.label}>{entry.label}</span>
            <small>{[entry.by, dayAndTime(entry.at)].filter(Boolean).join(" · ")}</small>
          </li>
        ))}
      </ol>
      {entries.length >= limit && (
        <button type="button" className="link more-link" onClick={() => setLimit(limit + 5 * PAGE)}>
          {t("review.older")}
        </button>
      )}
    </section>
  );
}
