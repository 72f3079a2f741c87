import "../decisions/decisions.css";
import "../threats/cards.css";
import "./workshop.css";
import { useRef, useState } from "react";
import type { Subject } from "../bindings/Subject";
import type { Treatment } from "../decisions/draft";
import { t } from "../i18n";
import { EmptyState } from "../kit/EmptyState";
import { useMirror } from "../model/mirror";
import { moved, TREATMENT_KEYS, useKeys } from "../threats/keys";
import type { Library } from "../threats/library";
import { pathOf, type ThreatRow } from "../threats/rows";
import { questionKey, setThreats, useThreats } from "../threats/state";
import { sameSubject, subjectKey } from "../threats/subjects";
import { useRows } from "../threats/useRows";
import { setView, view } from "../view/view";
import { ParkingLot } from "./ParkingLot";
import { Said } from "./Said";
import { Stage } from "./Stage";
import { stageOf } from "./stage";
import { agenda, firstTopic, nextTopic, topics } from "./subjects";
import { useTimer } from "./useTimer";
import { WorkshopFoot, WorkshopHead } from "./WorkshopBars";
import { WorkshopCard } from "./WorkshopCard";

/** Presentation mode: one element at a time in large type, its threats beside it, decided by key. */
export function WorkshopView() {
  const model = useMirror((state) => state.model);
  const analysis = useMirror((state) => state.analysis);
  const library = useMirror((state) => state.library) as Library;
  const current = useThreats((state) => state.row);
  const later = useThreats((state) => state.later);
  const rows = useRows();
  const [topic, setTopic] = useState<Subject | null>(null);
  const [deciding, setDeciding] = useState<Treatment | null>(null);
  const [parking, setParking] = useState(false);
  const answers = useRef<HTMLDivElement>(null);
  const timer = useTimer();

  const list = model ? topics(model, rows) : [];
  const subject = list.find((one) => topic && sameSubject(one, topic)) ?? firstTopic(list, rows, view().selection[0]);
  const cards = subject ? agenda(rows, subject) : [];
  const open = cards.find((row) => row.id === current) ?? cards[0] ?? null;

  const show = (row: ThreatRow | null) => {
    setDeciding(null);
    if (row) setThreats({ row: row.id });
  };
  const go = (next: Subject | null | undefined) => {
    if (!next) return;
    setDeciding(null);
    setTopic(next);
  };
  const step = (by: number) => {
    const index = list.findIndex((one) => subject && sameSubject(one, subject));
    go(list[Math.min(list.length - 1, Math.max(0, index + by))]);
  };
  const leave = () =>
    setView({ view: "model", ...(subject && subject.kind !== "model" ? { selection: [subject.id] } : {}) });
  const done = (recorded: boolean) => {
    const next = recorded ? cards.find((row) => row.status === "open" && row.id !== open?.id) : null;
    show(next ?? null);
    if (!recorded) setDeciding(null);
  };
  useKeys(null, {
    j: () => show(moved(cards, open?.id ?? null, 1)),
    k: () => show(moved(cards, open?.id ?? null, -1)),
    n: () => subject && go(nextTopic(list, rows, subject)),
    arrowleft: () => step(-1),
    arrowright: () => step(1),
    p: () => setParking(true),
    q: () => answers.current?.querySelector("button")?.focus(),
    t: timer.toggle,
    escape: leave,
    ...Object.fromEntries(
      Object.entries(TREATMENT_KEYS).map(([key, treatment]) => [key, () => open && setDeciding(treatment)]),
    ),
  });

  if (!model || !analysis) return null;
  const stage = subject && stageOf(model, library, middleOf(model.flows, subject), pathShown(model, subject, open));
  const question = analysis.questions.find(
    (one) => subject && sameSubject(one.subject, subject) && !later.includes(questionKey(one.subject, one.attribute)),
  );
  return (
    <div className="workshop" data-testid="workshop">
      <WorkshopHead model={model} list={list} rows={rows} subject={subject} onGo={go} timer={timer} />
      {subject ? (
        <main className="workshop-main">
          <div className="workshop-stage canvas">
            {stage ? <Stage stage={stage} /> : <div className="stage" />}
            <ParkingLot
              model={model}
              question={question ?? null}
              answers={answers}
              writing={parking}
              onWriting={setParking}
            />
          </div>
          <div className="workshop-cards" key={subjectKey(subject)}>
            {cards.length === 0 && <EmptyState text={t("present.nothing")} />}
            {cards.map((row) => (
              <WorkshopCard
                key={row.id}
                row={row}
                model={model}
                library={library}
                open={row.id === open?.id}
                place={placeAmong(cards, row)}
                deciding={row.id === open?.id ? deciding : null}
                onOpen={() => show(row)}
                onDecide={(treatment) => {
                  show(row);
                  setDeciding(treatment);
                }}
                onDone={done}
              />
            ))}
            <Said model={model} subject={subject} />
          </div>
        </main>
      ) : (
        <EmptyState text={t("present.empty")} />
      )}
      <WorkshopFoot rows={rows} onLeave={leave} />
    </div>
  );
}

/** "1 of 5" among what is undecided here; null for what is settled. */
function placeAmong(cards: readonly ThreatRow[], row: ThreatRow): { place: number; count: number } | null {
  const undecided = cards.filter((card) => card.status === "open");
  const index = undecided.indexOf(row);
  return index < 0 ? null : { place: index + 1, count: undecided.length };
}

/** The element in the middle: the topic itself, or where a flow ends. */
const middleOf = (flows: { [id: string]: { target: string } }, subject: Subject): string =>
  subject.kind === "flow" ? (flows[subject.id]?.target ?? "") : subject.kind === "element" ? subject.id : "";

function pathShown(model: Parameters<typeof pathOf>[0], subject: Subject, open: ThreatRow | null) {
  const path = open ? pathOf(model, open) : { elements: [], flows: [] };
  const flow = subject.kind === "flow" ? model.flows[subject.id] : undefined;
  if (path.elements.length > 1 || !flow) return path.elements.length > 1 ? path : { elements: [], flows: [] };
  return { elements: [flow.source, flow.target], flows: [flow.id] };
}
