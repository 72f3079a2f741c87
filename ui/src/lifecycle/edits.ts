// What this room sends. Each is one edit, so each is one step of undo.
import type { Assessment } from "../bindings/Assessment";
import type { Conformity } from "../bindings/Conformity";
import type { Control } from "../bindings/Control";
import type { DataAsset } from "../bindings/DataAsset";
import type { Edit } from "../bindings/Edit";
import type { Model } from "../bindings/Model";
import type { ModelSelection } from "../bindings/ModelSelection";
import type { Proposal } from "../bindings/Proposal";
import type { RegisterEntry } from "../bindings/RegisterEntry";
import type { Supplier } from "../bindings/Supplier";
import type { UserStatement } from "../bindings/UserStatement";
import { t } from "../i18n";
import { newId } from "../model/ids";
import { ownThreat } from "../threats/own";

const batch = (label: string, edits: Edit[]): Edit => {
  const [first] = edits;
  return edits.length === 1 && first ? first : { edit: "batch", label, edits };
};

export const putAsset = (record: DataAsset): Edit => ({ edit: "put", record: { kind: "data_asset", record } });
export const putSupplier = (record: Supplier): Edit => ({ edit: "put", record: { kind: "supplier", record } });
export const putSelection = (record: ModelSelection): Edit => ({
  edit: "put",
  record: { kind: "model_selection", record },
});
export const putEntry = (record: RegisterEntry): Edit => ({ edit: "put", record: { kind: "register_entry", record } });
export const putAssessment = (record: Assessment): Edit => ({ edit: "put", record: { kind: "assessment", record } });
export const removeRecord = (
  kind: "data_asset" | "supplier" | "model_selection" | "register_entry",
  id: string,
): Edit => ({ edit: "remove", keys: [{ kind, id }] });
export const setStatement = (model: Model, statement: UserStatement): Edit => ({
  edit: "set_about",
  about: { ...model.about, statement },
});

/** The assessment of a consideration: the one that is kept, or a blank one. */
export function assessmentOf(model: Model, framework: string, consideration: string): Assessment {
  const known = Object.values(model.assessments).find(
    (one) => one.framework === framework && one.consideration === consideration,
  );
  return (
    known ?? {
      id: newId(),
      framework,
      consideration,
      owner: "",
      due: null,
      evidence: [],
      controls: [],
      threats: [],
      history: [],
    }
  );
}

const isKept = (model: Model, record: Assessment): boolean => record.id in model.assessments;

/** A judgement; the record is made in the same step when there is none yet. */
export function judgeEdit(model: Model, record: Assessment, conformity: Conformity, note: string): Edit {
  const judge: Edit = { edit: "judge", assessment: record.id, conformity, note };
  const label = t("life.step.judge", { id: record.consideration });
  return batch(label, isKept(model, record) ? [judge] : [putAssessment(record), judge]);
}

const joined = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();

/** What the model shows, taken over as a judgement, with the controls, decisions and fingerprints that show it. */
export function acceptEdit(model: Model, record: Assessment, proposal: Proposal): Edit | null {
  if (!proposal.conformity) return null;
  const keys = proposal.reasons.flatMap((reason) => reason.keys);
  const of = (kind: string) => keys.filter((key) => key.kind === kind).map((key) => key.id);
  const files = of("data_asset").flatMap((id) => model.assets[id]?.files.slice(0, 1) ?? []);
  const known = new Set(record.evidence.map((one) => one.digest));
  const evidence = files
    .filter((file) => !known.has(file.sha256))
    .map((file) => ({ title: file.name, location: file.name, digest: file.sha256 }));
  const full: Assessment = {
    ...record,
    controls: joined(record.controls, of("control")),
    threats: joined(record.threats, of("threat")),
    evidence: [...record.evidence, ...evidence],
  };
  const note = proposal.reasons.map((reason) => reason.text).join(". ");
  return batch(t("life.step.accept", { id: record.consideration }), [
    putAssessment(full),
    { edit: "judge", assessment: record.id, conformity: proposal.conformity, note },
  ]);
}

/** A gap becomes a threat of the team's own, linked to the consideration. */
export function threatFromGap(model: Model, record: Assessment, text: string): Edit {
  const title = t("life.gapThreat", { id: record.consideration, text });
  const blank = { source: "", prerequisites: "", action: "", impact: "", goal: "", asset: "" };
  const threat = ownThreat(model, { kind: "model" }, title, blank);
  return batch(t("life.step.threat", { id: record.consideration }), [
    { edit: "add_threat", threat },
    putAssessment({ ...record, threats: joined(record.threats, [threat.id]) }),
  ]);
}

export const newControl = (title: string, mitigation: string | null, owner: string, due: string | null): Control => ({
  id: newId(),
  number: 0,
  mitigation,
  title,
  description: "",
  status: "proposed",
  owner,
  due,
  ticket: "",
  test: "",
  result: "",
  evidence: [],
});

/** A gap becomes an action: a control that is proposed, linked to the consideration. */
export function actionFromGap(record: Assessment, text: string, mitigation: string | null): Edit {
  const control = newControl(text, mitigation, record.owner, record.due);
  return batch(t("life.step.action", { id: record.consideration }), [
    { edit: "put", record: { kind: "control", record: control } },
    putAssessment({ ...record, controls: joined(record.controls, [control.id]) }),
  ]);
}
