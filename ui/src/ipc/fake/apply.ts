// What the shell does with an edit, as far as tests and a browser preview of the window need it. The rules live in the
// Rust crate `model`; this stand-in keeps its shape (numbers, cascades, containment) and leaves its checks out.
import type { Edit } from "../../bindings/Edit";
import type { Model } from "../../bindings/Model";
import type { Record as ModelRecord } from "../../bindings/Record";
import type { Subject } from "../../bindings/Subject";
import { MAP_OF } from "../../model/changes";

type Map = { [id: string]: unknown };

export const KINDS = Object.entries(MAP_OF) as [keyof typeof MAP_OF, (typeof MAP_OF)[keyof typeof MAP_OF]][];

const numbered = {
  data_asset: "asset",
  assumption: "assumption",
  control: "control",
  register_entry: "register_entry",
} as const;

const recordOf = (model: Model, subject: Subject) =>
  subject.kind === "element"
    ? model.elements[subject.id]
    : subject.kind === "flow"
      ? model.flows[subject.id]
      : subject.kind === "boundary"
        ? model.boundaries[subject.id]
        : undefined;

/** Changes the model as the edit says. Unknown records are left alone. */
export function apply(model: Model, edit: Edit, now: string): void {
  switch (edit.edit) {
    case "batch":
      for (const inner of edit.edits) apply(model, inner, now);
      return;
    case "set_about":
      model.about = edit.about;
      return;
    case "add_diagram":
    case "set_diagram":
      model.diagrams[edit.diagram.id] = edit.diagram;
      return;
    case "add_element":
      model.numbering.element += 1;
      model.elements[edit.element.id] = { ...edit.element, number: model.numbering.element };
      place(model, edit.diagram, edit.element.id, edit.area);
      return;
    case "add_boundary":
      model.numbering.boundary += 1;
      model.boundaries[edit.boundary.id] = { ...edit.boundary, number: model.numbering.boundary };
      place(model, edit.diagram, edit.boundary.id, edit.area);
      return;
    case "add_flow":
      model.numbering.flow += 1;
      model.flows[edit.flow.id] = { ...edit.flow, number: model.numbering.flow };
      return;
    case "reconnect": {
      const flow = model.flows[edit.flow];
      if (flow) Object.assign(flow, { source: edit.source, target: edit.target });
      return;
    }
    case "remove":
      for (const { kind, id } of edit.keys) if (kind in MAP_OF) remove(model, kind as keyof typeof MAP_OF, id);
      return;
    case "rename": {
      const record = recordOf(model, edit.subject);
      if (record) record.name = edit.name;
      else if (edit.subject.kind === "model") model.about.title = edit.name;
      return;
    }
    case "describe": {
      const record = recordOf(model, edit.subject);
      if (record) record.description = edit.description;
      return;
    }
    case "set_type": {
      const record = recordOf(model, edit.subject);
      if (record && "type_id" in record) record.type_id = edit.type_id;
      if (record && "kind" in record && edit.kind) record.kind = edit.kind;
      return;
    }
    case "set_attribute": {
      const record = recordOf(model, edit.subject);
      if (record && edit.value === null) delete record.attributes[edit.attribute];
      else if (record && edit.value !== null) record.attributes[edit.attribute] = edit.value;
      return;
    }
    case "set_detail": {
      const { field, value } = edit.detail;
      const record = recordOf(model, edit.subject);
      const name = field === "assets" ? (edit.subject.kind === "flow" ? "carries" : "holds") : field;
      if (record) Object.assign(record, { [name]: value });
      return;
    }
    case "move_into":
      for (const subject of edit.subjects) {
        const record = recordOf(model, subject);
        if (record && "boundary" in record) record.boundary = edit.boundary;
        if (record && "parent" in record) record.parent = edit.boundary;
      }
      return;
    case "place":
      for (const placement of edit.placements) model.placements[placement.key] = placement;
      return;
    case "unplace":
      for (const key of edit.keys) delete model.placements[key];
      return;
    case "set_route":
      if (edit.route.waypoints.length === 0 && edit.route.label === null) delete model.routes[edit.route.key];
      else model.routes[edit.route.key] = edit.route;
      return;
    case "put":
      put(model, edit.record);
      return;
    case "judge": {
      const { conformity, note } = edit;
      const one = model.assessments[edit.assessment];
      if (one) one.history = [...one.history, { at: now, by: "", conformity, note }];
      return;
    }
    case "take_up":
    case "add_threat":
    case "describe_threat":
    case "rate":
    case "link_controls":
    case "decide":
      applyToThreat(model, edit, now);
  }
}

function applyToThreat(model: Model, edit: Edit, now: string): void {
  if (edit.edit === "take_up" || edit.edit === "add_threat") {
    model.numbering.threat += 1;
    const number = model.numbering.threat;
    const blank = {
      id: "",
      number,
      technique: null,
      subject: { kind: "model" } as Subject,
      subject_name: "",
      own: false,
      title: "",
      story: { source: "", prerequisites: "", action: "", impact: "", goal: "", asset: "" },
      notes: "",
      inherent: null,
      residual: null,
      cvss: "",
      controls: [],
      proposed: "",
      history: [],
    };
    const threat =
      edit.edit === "take_up"
        ? { ...blank, id: edit.id, technique: edit.technique, subject: edit.subject, title: edit.title }
        : { ...edit.threat, number, own: true };
    model.threats[threat.id] = { ...threat, subject_name: recordOf(model, threat.subject)?.name ?? "" };
    return;
  }
  const threat = "threat" in edit && typeof edit.threat === "string" ? model.threats[edit.threat] : undefined;
  if (!threat) return;
  if (edit.edit === "describe_threat")
    Object.assign(threat, { title: edit.title, story: edit.story, notes: edit.notes, cvss: edit.cvss });
  if (edit.edit === "rate") threat[edit.stage] = edit.rating;
  if (edit.edit === "link_controls") threat.controls = edit.controls;
  if (edit.edit === "decide")
    threat.history = [...threat.history, { at: now, by: "", verdict: edit.verdict, rationale: edit.rationale }];
}

function place(model: Model, diagram: string, id: string, area: Model["placements"][string]["area"]): void {
  const key = `${diagram}/${id}`;
  model.placements[key] = { key, area, z: 0, locked: false };
}

function put(model: Model, { kind, record }: ModelRecord): void {
  if (kind === "about" || kind === "numbering" || !("id" in record)) return;
  const map = model[MAP_OF[kind]] as Map;
  const known = map[record.id];
  if (!known && kind in numbered) {
    const family = numbered[kind as keyof typeof numbered];
    model.numbering[family] += 1;
    map[record.id] = { ...record, number: model.numbering[family] };
  } else map[record.id] = record;
}

function remove(model: Model, kind: keyof typeof MAP_OF, id: string): void {
  delete (model[MAP_OF[kind]] as Map)[id];
  const gone = new Set([id]);
  if (kind === "element")
    for (const flow of Object.values(model.flows))
      if (flow.source === id || flow.target === id) {
        gone.add(flow.id);
        delete model.flows[flow.id];
      }
  const parent = kind === "boundary" ? null : undefined;
  if (parent !== undefined) {
    for (const element of Object.values(model.elements)) if (element.boundary === id) element.boundary = parent;
    for (const inner of Object.values(model.boundaries)) if (inner.parent === id) inner.parent = parent;
  }
  for (const map of [model.placements, model.routes] as Map[])
    for (const key of Object.keys(map)) if (key.split("/").some((part) => gone.has(part))) delete map[key];
}
