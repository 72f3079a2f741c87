import "../threats/cards.css";
import "./decisions.css";
import { useState } from "react";
import { t } from "../i18n";
import { EmptyState } from "../kit/EmptyState";
import { useMirror } from "../model/mirror";
import { moved } from "../threats/keys";
import { similarTo } from "../threats/rows";
import { setThreats, useThreats } from "../threats/state";
import { useRows } from "../threats/useRows";
import { DecisionPage } from "./DecisionPage";
import { Queue } from "./Queue";
import { inOrder, nextOpen, type QueueGroup, queue } from "./queue";

/** What to do about each threat: the queue, the decision, and beside it the risk and the history. */
export function DecisionsView() {
  const model = useMirror((state) => state.model);
  const current = useThreats((state) => state.row);
  const begin = useThreats((state) => state.begin);
  const chosen = useThreats((state) => state.chosen);
  const [text, setText] = useState("");
  const [standard, setStandard] = useState(false);
  const rows = useRows();
  if (!model) return null;
  const groups = queue(rows, text, standard);
  const order = inOrder(groups);
  // A threat chosen elsewhere is shown even when the search would leave it out.
  const row = rows.find((one) => one.id === current) ?? order[0] ?? null;
  // Rows chosen together in the table are decided together, at the one that is shown.
  const together = row && chosen.includes(row.id) ? rows.filter((one) => one !== row && chosen.includes(one.id)) : [];
  const go = (id: string | null) => id && setThreats({ row: id, begin: null });
  return (
    <main className="decisions-view">
      <Queue
        model={model}
        groups={groups}
        current={row?.id ?? null}
        text={text}
        onText={setText}
        standard={standard}
        onStandard={setStandard}
      />
      {row ? (
        <DecisionPage
          // The form begins anew for another threat and when a decision was recorded.
          key={`${row.id}/${row.threat?.history.length ?? 0}`}
          row={row}
          model={model}
          begin={begin}
          place={placeIn(groups, row.id)}
          together={together}
          similar={similarTo(rows, row)}
          onStep={(by) => go(moved(order, row.id, by)?.id ?? null)}
          onRecorded={(goOn) => go(goOn ? nextOpen(order, row.id) : row.id)}
        />
      ) : (
        <EmptyState text={t("decide.empty")} />
      )}
    </main>
  );
}

/** "4 of 22": the place among the threats of the same state. */
const placeIn = (groups: readonly QueueGroup[], id: string) => {
  const rows = groups.find((group) => group.rows.some((row) => row.id === id))?.rows ?? [];
  const index = rows.findIndex((row) => row.id === id);
  return index < 0 ? null : { place: index + 1, count: rows.length };
};
