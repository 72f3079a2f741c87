import "../decisions/decisions.css";
import "./cards.css";
import { Plus } from "lucide-react";
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import type { Treatment } from "../decisions/draft";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { KeyCap } from "../kit/KeyCap";
import { useMirror } from "../model/mirror";
import type { Analysis } from "../model/types";
import { clearPath, showPath } from "../view/view";
import { FIRST, piles } from "./cards";
import { Fold } from "./Fold";
import { type Keys, moved, TREATMENT_KEYS, useKeys } from "./keys";
import type { Library } from "./library";
import { ModelThreats } from "./ModelThreats";
import { OwnThreatDialog } from "./OwnThreatDialog";
import { QuestionCard } from "./QuestionCard";
import { pathOf, rowsAt, type ThreatRow, threatRows } from "./rows";
import { questionKey, setThreats, useThreats } from "./state";
import { subjectKey } from "./subjects";
import { ThreatCard } from "./ThreatCard";

/** The inspector's Threats tab: what to ask, what can go wrong here, and what was decided about it. */
export function ElementThreats({ subject }: { subject: Subject }) {
  const mirrored = useMirror(useShallow(({ model, analysis, library }) => ({ model, analysis, library })));
  // The canvas goes first, see the inspector.
  const { model, analysis, library } = useDeferredValue(mirrored);
  if (!model || !analysis) return null;
  const shown = { model, analysis, library: library as Library };
  return subject.kind === "model" ? (
    <Whole {...shown} />
  ) : (
    <Panel key={subjectKey(subject)} subject={subject} {...shown} />
  );
}

type Shown = { model: Model; analysis: Analysis; library: Library };

const Whole = memo(function Whole({ model, analysis, library }: Shown) {
  return <ModelThreats model={model} analysis={analysis} rows={threatRows(model, analysis, library)} />;
});

const Panel = memo(function Panel({ subject, model, analysis, library }: Shown & { subject: Subject }) {
  const later = useThreats((state) => state.later);
  const current = useThreats((state) => state.row);
  const writing = useThreats((state) => state.writing);
  const rows = useMemo(() => rowsAt(model, analysis, library, subject), [model, analysis, library, subject]);
  const [all, setAll] = useState(false);
  const [allAsked, setAllAsked] = useState(false);
  const [details, setDetails] = useState(false);
  const [deciding, setDeciding] = useState<{ row: string; treatment: Treatment } | null>(null);
  const begin = useThreats((state) => (state.from ? state.begin : null));
  const list = useRef<HTMLDivElement>(null);
  const { shown, more, decided, notApplicable, standard } = piles(
    rows,
    all || rows.findIndex(({ id }) => id === current) >= FIRST,
  );
  const listed = [...shown, ...decided, ...notApplicable, ...standard];
  const open = listed.find((row) => row.id === current) ?? shown[0] ?? null;

  const look = (row: ThreatRow | null) => {
    const path = row ? pathOf(model, row) : null;
    if (path && path.elements.length > 1) showPath(path.elements, path.flows, row?.subjectName ?? "");
    else clearPath();
  };
  const openId = open?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path follows the open card and the model only
  useEffect(() => {
    look(open);
    return clearPath;
  }, [openId, model]);

  const show = (row: ThreatRow | null) => {
    if (!row || row.id === openId) return;
    setThreats({ row: row.id });
    setDeciding(null);
    setDetails(false);
  };
  const decide = (row: ThreatRow, treatment: Treatment) => {
    if (row.id !== openId) show(row);
    setDeciding({ row: row.id, treatment });
  };
  // A decision that was begun in the outline.
  useEffect(() => {
    if (!begin || !current) return;
    setDeciding({ row: current, treatment: begin });
    setThreats({ begin: null });
  }, [begin, current]);
  const done = (recorded: boolean) => {
    setDeciding(null);
    if (useThreats.getState().from === "outline" && open) {
      setThreats({ from: null });
      const row = document.querySelector<HTMLElement>(`.outline [data-row="${CSS.escape(open.id)}"]`);
      return (row ?? list.current)?.focus();
    }
    if (recorded && open) show(moved(shown, open.id, 1) ?? null);
    list.current?.focus();
  };
  const keys: Keys = {
    j: () => show(moved(shown, openId, 1)),
    k: () => show(moved(shown, openId, -1)),
    enter: () => setDetails((was) => !was),
    ...Object.fromEntries(
      Object.entries(TREATMENT_KEYS).map(([key, treatment]) => [key, () => open && decide(open, treatment)]),
    ),
  };
  useKeys(list, keys);

  const asked = analysis.questions.filter(
    (question) =>
      subjectKey(question.subject) === subjectKey(subject) &&
      !later.includes(questionKey(question.subject, question.attribute)),
  );
  const draw = (row: ThreatRow) => (
    <ThreatCard
      key={row.id}
      row={row}
      model={model}
      library={library}
      open={row.id === openId}
      details={details && row.id === openId}
      deciding={row.id === openId && deciding?.row === row.id ? deciding.treatment : null}
      onOpen={() => show(row)}
      onDetails={() => setDetails((was) => !was)}
      onDecide={(treatment) => decide(row, treatment)}
      onDone={done}
      onLook={(looking) => look(looking ? row : open)}
    />
  );
  return (
    <div className="element-threats" ref={list} tabIndex={-1} data-testid="element-threats">
      {(allAsked ? asked : asked.slice(0, 1)).map((question) => (
        <QuestionCard key={question.attribute} question={question} />
      ))}
      {!allAsked && asked.length > 1 && (
        <button
          type="button"
          className="link more-cards"
          onClick={() => setAllAsked(true)}
          data-testid="more-questions"
        >
          {t("threats.moreQuestions", { count: asked.length - 1 })}
        </button>
      )}
      {rows.length === 0 && <EmptyState text={t(emptyText(model, subject))} />}
      {rows.length > 0 && shown.length === 0 && <p className="all-decided">{t("threats.allDecided")}</p>}
      {shown.map(draw)}
      {more.length > 0 && (
        <button type="button" className="link more-cards" onClick={() => setAll(true)} data-testid="more-cards">
          {t("threats.more", { count: more.length })}
        </button>
      )}
      <Fold
        label={t("threats.decidedCount", { count: decided.length })}
        rows={decided}
        draw={draw}
        current={current}
        testId="fold-decided"
      />
      <Fold
        label={t("threats.notApplicableCount", { count: notApplicable.length })}
        rows={notApplicable}
        draw={draw}
        current={current}
        testId="fold-not-applicable"
      />
      <Fold
        label={t("threats.standardCount", { count: standard.length })}
        rows={standard}
        draw={draw}
        current={current}
        testId="fold-standard"
        apart
      />
      <div className="threats-foot">
        <Button icon={Plus} onClick={() => setThreats({ writing: subject })} data-testid="own-threat">
          {t("threats.addOwn")}
        </Button>
        <span className="grow" />
        {shown.length > 1 && (
          <span className="muted">
            <KeyCap keys="J" /> <KeyCap keys="K" /> {t("threats.move")}
          </span>
        )}
      </div>
      {writing && subjectKey(writing) === subjectKey(subject) && <OwnThreatDialog subject={writing} />}
    </div>
  );
});

const emptyText = (model: { elements: { [id: string]: { type_id: string | null } } }, subject: Subject) =>
  subject.kind === "element" && !model.elements[subject.id]?.type_id ? "threats.emptyUntyped" : "threats.empty";
