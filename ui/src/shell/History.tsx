import { useEffect, useState } from "react";
import { attempt } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { Dialog } from "../kit/Dialog";
import { EmptyState } from "../kit/EmptyState";
import type { HistoryEntry } from "../model/types";
import { dayAndTime } from "../threats/when";
import { setView } from "../view/view";

const LIMIT = 100;

/** The last steps, newest first. */
export function History() {
  const [entries, setEntries] = useState<HistoryEntry[]>([]);
  useEffect(() => {
    void attempt(() => shell.history(LIMIT)).then((found) => found && setEntries(found));
  }, []);
  return (
    <Dialog open onClose={() => setView({ dialog: null })} title={t("history.title")}>
      {entries.length === 0 ? (
        <EmptyState text={t("history.empty")} />
      ) : (
        <ol className="history">
          {entries.map((entry) => (
            <li key={entry.revision}>
              <b className={entry.undone ? "muted" : undefined}>
                {entry.undone ? t("history.undone", { label: entry.label }) : entry.label}
              </b>
              <small>
                {dayAndTime(entry.at)} {entry.by}
              </small>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
