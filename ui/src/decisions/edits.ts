// What recording a decision, a rating or a story sends. Each is one edit, so each is one step of undo; a suggestion
// nobody took up yet is taken up in the same step.
import type { Control } from "../bindings/Control";
import type { Edit } from "../bindings/Edit";
import type { Model } from "../bindings/Model";
import type { Rating } from "../bindings/Rating";
import type { RatingStage } from "../bindings/RatingStage";
import type { Story } from "../bindings/Story";
import type { Threat } from "../bindings/Threat";
import { t } from "../i18n";
import { newId } from "../model/ids";
import type { ThreatRow } from "../threats/rows";
import { isWhole } from "../threats/scale";
import { ASKS, type ControlChoice, type Draft, firstTest, verdictFrom } from "./draft";
import { emptyStory } from "./story";

/** The id of the row's threat, and the edit that makes it when it is only a suggestion so far. */
export function takenUp(row: ThreatRow): { id: string; edits: Edit[] } {
  if (row.threat) return { id: row.threat.id, edits: [] };
  const id = newId();
  if (row.technique === null) return { id, edits: [] };
  return { id, edits: [{ edit: "take_up", id, technique: row.technique, subject: row.subject, title: row.title }] };
}

const inOneStep = (label: string, edits: Edit[]): Edit => {
  const [first] = edits;
  return edits.length === 1 && first ? first : { edit: "batch", label, edits };
};

/** `T-12`, or the title of a suggestion that has no number yet. */
export const called = (row: ThreatRow): string => (row.threat ? `T-${row.threat.number}` : row.title);

const freshControl = (title: string, mitigation: string | null, draft: Draft, description: string): Control => ({
  id: newId(),
  number: 0,
  mitigation,
  title,
  description,
  status: "proposed",
  owner: draft.owner,
  due: draft.due || null,
  ticket: "",
  test: draft.test,
  result: "",
  evidence: [],
});

/** A control with the test of the form, where it had none of its own. */
const withTest = (control: Control, draft: Draft, before: string): Control =>
  draft.test && draft.test !== control.test && (control.test === "" || control.test === before)
    ? { ...control, test: draft.test }
    : control;

type ControlEdits = { edits: Edit[]; linked: string[] };

function controlEdits(model: Model, row: ThreatRow, draft: Draft, choices: readonly ControlChoice[]): ControlEdits {
  const before = firstTest(model, row.threat?.controls ?? []);
  const records: Control[] = [
    ...choices
      .filter((choice) => draft.chosen.includes(choice.key))
      .map((choice) =>
        choice.control
          ? withTest(choice.control, draft, before)
          : freshControl(choice.title, choice.mitigation, draft, choice.how),
      ),
    ...draft.own.map((title) => freshControl(title, null, draft, "")),
  ];
  const touched = records.filter((record) => model.controls[record.id] !== record);
  return {
    edits: touched.map((record) => ({ edit: "put", record: { kind: "control", record } })),
    linked: records.map((record) => record.id),
  };
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** Rating, controls and verdict of one threat; `linked` are the controls it gets when the treatment asks for some. */
function verdictSteps(row: ThreatRow, id: string, draft: Draft, linked: readonly string[]): Edit[] {
  const asked = ASKS[draft.treatment].fields;
  const steps: Edit[] = [];
  if (asked.includes("controls") && !sameSet(linked, row.threat?.controls ?? []))
    steps.push({ edit: "link_controls", threat: id, controls: [...linked].sort() });
  if (asked.includes("residual") && isWhole(draft.residual) && draft.residual !== row.threat?.residual)
    steps.push({ edit: "rate", threat: id, stage: "residual", rating: { ...draft.residual, confirmed: true } });
  steps.push({ edit: "decide", threat: id, verdict: verdictFrom(draft), rationale: draft.rationale });
  return steps;
}

/**
 * The whole decision as one edit. Rows of `also` are decided the same way in the same step; a control that is new is
 * made once and stands against all of them.
 */
export function decisionEdit(
  model: Model,
  row: ThreatRow,
  draft: Draft,
  choices: readonly ControlChoice[],
  also: readonly ThreatRow[] = [],
): Edit {
  const { id, edits } = takenUp(row);
  const asksControls = ASKS[draft.treatment].fields.includes("controls");
  const controls = asksControls ? controlEdits(model, row, draft, choices) : { edits: [], linked: [] };
  const steps = [...edits, ...controls.edits, ...verdictSteps(row, id, draft, controls.linked)];
  for (const other of also) {
    const taken = takenUp(other);
    const linked = [...new Set([...(other.threat?.controls ?? []), ...controls.linked])];
    steps.push(...taken.edits, ...verdictSteps(other, taken.id, draft, linked));
  }
  const what = also.length > 0 ? t("decide.andSimilar", { what: called(row), count: also.length }) : called(row);
  return inOneStep(t(`decide.step.${draft.treatment}`, { what }), steps);
}

/** A rating confirmed or changed on its own, apart from a decision. */
export function rateEdit(row: ThreatRow, stage: RatingStage, rating: Rating | null): Edit {
  const { id, edits } = takenUp(row);
  return inOneStep(t("decide.step.rate", { what: called(row) }), [
    ...edits,
    { edit: "rate", threat: id, stage, rating },
  ]);
}

/** The story told anew. */
export function storyEdit(row: ThreatRow, story: Story): Edit {
  const { id, edits } = takenUp(row);
  const { title = row.title, notes = "", cvss = "" } = row.threat ?? {};
  return inOneStep(t("decide.step.story", { what: called(row) }), [
    ...edits,
    { edit: "describe_threat", threat: id, title, story, notes, cvss },
  ]);
}

/** Another CVSS vector; the rest of the threat stays. */
export function cvssEdit(row: ThreatRow, cvss: string): Edit {
  const { id, edits } = takenUp(row);
  const { title = row.title, notes = "", story = emptyStory } = row.threat ?? {};
  return inOneStep(t("cvss.step", { what: called(row) }), [
    ...edits,
    { edit: "describe_threat", threat: id, title, story, notes, cvss },
  ]);
}

/**
 * One threat said twice: what the first knows goes over to the second, and the first is kept as not applicable with
 * the reason, so that nothing that was decided is lost.
 */
export function mergeEdit(from: Threat, into: Threat): Edit {
  const controls = [...new Set([...into.controls, ...from.controls])].sort();
  const told = [from.title, from.notes].filter(Boolean).join(". ");
  const notes = [into.notes, t("merge.note", { number: from.number, told })].filter(Boolean).join("\n");
  const edits: Edit[] = [
    {
      edit: "describe_threat",
      threat: into.id,
      title: into.title,
      story: into.story,
      notes,
      cvss: into.cvss || from.cvss,
    },
    {
      edit: "decide",
      threat: from.id,
      verdict: { treatment: "not_applicable" },
      rationale: t("merge.reason", { number: into.number, title: into.title }),
    },
  ];
  if (controls.length > into.controls.length) edits.unshift({ edit: "link_controls", threat: into.id, controls });
  return { edit: "batch", label: t("merge.step", { from: from.number, into: into.number }), edits };
}

/** An own threat in other words. */
export const titleEdit = ({ id, story, notes, cvss }: Threat, title: string): Edit => ({
  edit: "describe_threat",
  threat: id,
  title,
  story,
  notes,
  cvss,
});
