import { ChevronDown, ChevronUp, Waypoints } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { Model } from "../bindings/Model";
import { jumpTo } from "../commands/jump";
import { matches } from "../commands/keys";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { CheckRow } from "../kit/CheckRow";
import { IconButton } from "../kit/IconButton";
import { KeyCap } from "../kit/KeyCap";
import { TechniqueLink } from "../library/TechniqueLink";
import { makeEdit } from "../model/mirror";
import { TREATMENT_KEYS, useKeys } from "../threats/keys";
import { PathChips } from "../threats/PathChips";
import { becauseOf, pathOf, rowNumber, type ThreatRow } from "../threats/rows";
import { setThreats } from "../threats/state";
import { announce, showPath } from "../view/view";
import { CvssPanel } from "./CvssPanel";
import { DecisionFields } from "./DecisionFields";
import { TREATMENTS, type Treatment } from "./draft";
import { called, storyEdit } from "./edits";
import { HistoryPanel } from "./HistoryPanel";
import { OnRecordPanel } from "./OnRecordPanel";
import { RatingPanel } from "./RatingPanel";
import { Refusal } from "./Refusal";
import { StoryLine } from "./StoryLine";
import { emptyStory } from "./story";
import { TitleLine } from "./TitleLine";
import { TreatmentTiles } from "./TreatmentTiles";
import { useDecision } from "./useDecision";

type Props = {
  row: ThreatRow;
  model: Model;
  begin: Treatment | null;
  place: { place: number; count: number } | null;
  /** Threats that were chosen to be decided with this one. */
  together: readonly ThreatRow[];
  /** Undecided threats of the same attack at other places. */
  similar: readonly ThreatRow[];
  onStep: (by: number) => void;
  onRecorded: (goOn: boolean) => void;
};

const isTile = (treatment: Treatment | undefined): treatment is (typeof TREATMENTS)[number] =>
  TREATMENTS.some((one) => one === treatment);

/** One decision: the threat told in words, what to do about it, and its risk beside it. */
export function DecisionPage({ row, model, begin, place, together, similar, onStep, onRecorded }: Props) {
  const [all, setAll] = useState(together.length > 0);
  const [asked, setAsked] = useState(begin !== null);
  const form = useDecision(row, useId(), begin ?? row.verdict?.treatment ?? "modify");
  const { treatment } = form.draft;
  const scale = model.about.risk;
  const also = together.length > 0 ? together : similar;
  const choose = (next: Treatment) => {
    setAsked(true);
    // Chosen already: then the key means "let me write".
    if (next === treatment) document.querySelector<HTMLElement>(".decision-form :is(textarea, .input)")?.focus();
    else form.choose(next);
  };
  const record = async (goOn: boolean) => {
    if (!(await form.record(all ? also : []))) return;
    if (together.length > 0) setThreats({ chosen: [] });
    announce(t("decide.recorded", { what: row.title }));
    onRecorded(goOn);
  };
  const latest = useRef(record);
  latest.current = record;
  // Recording has one key, wherever the focus is on this page; a dialog keeps its own keys.
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !matches("mod+Enter", event)) return;
      if (event.target instanceof Element && event.target.closest(".dialog")) return;
      event.preventDefault();
      void latest.current(true);
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
  useKeys(null, {
    j: () => onStep(1),
    k: () => onStep(-1),
    ...Object.fromEntries(Object.entries(TREATMENT_KEYS).map(([key, next]) => [key, () => choose(next)])),
  });
  return (
    <>
      <form
        className="decision-form"
        data-testid="decision-form"
        onSubmit={(event) => {
          event.preventDefault();
          void record(false);
        }}
        onKeyDown={(event) => {
          // Enter in a line of text must not record by accident; recording has its own key.
          if (event.key === "Enter" && event.target instanceof HTMLInputElement && !event.ctrlKey && !event.metaKey)
            event.preventDefault();
        }}
      >
        <div className="decision-scroll">
          <Head row={row} model={model} place={place} onStep={onStep} />
          <StoryAndPath row={row} model={model} />
          <span className="form-label">{t("decide.treatment")}</span>
          <TreatmentTiles chosen={isTile(treatment) ? treatment : null} onChoose={choose} />
          <p className="needs">{t(`decide.needs.${treatment}`)}</p>
          <DecisionFields key={treatment} form={form} autoFocus={asked} />
          {also.length > 0 && treatment !== "reopened" && (
            <div className="similar">
              <CheckRow checked={all} onChange={setAll} testId="similar">
                {t(together.length > 0 ? "decide.together" : "decide.similar", { count: also.length })}
                <small>{also.map((one) => (together.length > 0 ? called(one) : one.subjectName)).join(", ")}</small>
              </CheckRow>
            </div>
          )}
          <Refusal form={form} />
        </div>
        <div className="decision-foot">
          <Button variant="primary" size="lg" type="submit" disabled={form.busy} data-testid="record-decision">
            {t("decide.record")}
          </Button>
          <Button
            size="lg"
            aria-pressed={treatment === "not_applicable"}
            onClick={() => choose("not_applicable")}
            data-testid="decide-not_applicable"
          >
            {t("decide.notApplicable")}
          </Button>
          {row.status !== "open" && (
            <Button
              size="lg"
              aria-pressed={treatment === "reopened"}
              onClick={() => choose("reopened")}
              data-testid="decide-reopened"
            >
              {t("decide.reopen")}
            </Button>
          )}
          <span className="grow" />
          <span className="foot-keys">
            <KeyCap keys="mod+Enter" />
            {t("decide.recordNext")}
          </span>
        </div>
      </form>
      <aside className="side">
        <RatingPanel key={`i${row.id}`} row={row} stage="inherent" scale={scale} />
        <RatingPanel key={`r${row.id}`} row={row} stage="residual" scale={scale} />
        <CvssPanel key={`c${row.id}`} row={row} />
        {row.threat && <OnRecordPanel model={model} threat={row.threat.id} />}
        <HistoryPanel history={row.threat?.history ?? []} />
      </aside>
    </>
  );
}

type HeadProps = Pick<Props, "row" | "model" | "place" | "onStep">;

function Head({ row, model, place, onStep }: HeadProps) {
  const { subject } = row;
  const path = pathOf(model, row);
  const show =
    subject.kind !== "model" &&
    (() => {
      jumpTo(subject.id);
      if (path.elements.length > 1) showPath(path.elements, path.flows, row.subjectName);
    });
  return (
    <>
      <div className="crumb">
        {rowNumber(row) && <span className="mono">{rowNumber(row)}</span>}
        {row.technique && <TechniqueLink id={row.technique} />}
        <span className="crumb-name">{row.subjectName}</span>
        {row.techniqueName && <span className="crumb-name">{row.techniqueName}</span>}
        <span className="grow" />
        {show && <IconButton label={t("decide.showOnCanvas")} icon={Waypoints} size="sm" onClick={show} />}
        {place && <span className="crumb-place">{t("decide.place", place)}</span>}
        <IconButton label={t("decide.previous")} keys="K" icon={ChevronUp} size="sm" onClick={() => onStep(-1)} />
        <IconButton label={t("decide.next")} keys="J" icon={ChevronDown} size="sm" onClick={() => onStep(1)} />
      </div>
      <TitleLine row={row} />
      {row.stale && <p className="threat-stale">{t(`threats.stale.${row.stale}`)}</p>}
    </>
  );
}

function StoryAndPath({ row, model }: Pick<Props, "row" | "model">) {
  const because = becauseOf(model, row);
  return (
    <>
      {because && (
        <p className="because">
          <b>{t("threats.because")}</b> {because}
        </p>
      )}
      <StoryLine story={row.threat?.story ?? emptyStory} onChange={(story) => void makeEdit(storyEdit(row, story))} />
      <PathChips steps={pathOf(model, row).steps} />
    </>
  );
}
