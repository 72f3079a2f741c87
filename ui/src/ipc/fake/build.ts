// Models for the fake host, made from small descriptions of systems. Ids are the descriptions' own, so that tests can
// name them; the real shell uses UUIDs.

import { FIVE } from "../../about/scales";
import type { Element } from "../../bindings/Element";
import type { Model } from "../../bindings/Model";
import { newBoundary, newElement, newFlow } from "../../model/edits/new";
import type { LibraryView } from "../../model/types";

type Area = { x: number; y: number; w: number; h: number };
export type Case = {
  id: string;
  name: string;
  boundaries: { id: string; type: string; name: string; parent?: string }[];
  elements: { id: string; type: string; name: string; boundary?: string; attributes?: Element["attributes"] }[];
  flows: { id: string; from: string; to: string; label: string; attributes?: Element["attributes"] }[];
  layout: { elements: { [id: string]: Area }; boundaries: { [id: string]: Area } };
};

/** A model about which nothing is stated. */
export const emptyModel = (title: string): Model => ({
  about: {
    title,
    description: "",
    purpose: "",
    marking: "",
    owner: "",
    risk_owners: [],
    in_scope: [],
    out_of_scope: [],
    library: null,
    statement: { responsibilities: "", prohibited_uses: "", data_use: "", limitations: "" },
    hide_standard_threats: false,
    risk: { ...FIVE, appetite: 1, acceptance: [] },
  },
  numbering: { element: 0, flow: 0, boundary: 0, asset: 0, assumption: 0, threat: 0, control: 0, register_entry: 0 },
  diagrams: { main: { id: "main", title, position: 1 } },
  boundaries: {},
  elements: {},
  flows: {},
  placements: {},
  routes: {},
  notes: {},
  assets: {},
  suppliers: {},
  assumptions: {},
  participants: {},
  comments: {},
  controls: {},
  threats: {},
  assessments: {},
  selections: {},
  register: {},
  imports: {},
  filters: {},
});

export function modelOf(description: Case, library: LibraryView): Model {
  const model = emptyModel(description.name);
  const place = (id: string, area: Area | undefined) => {
    if (!area) return;
    const key = `main/${id}`;
    model.placements[key] = { key, area: { x: area.x, y: area.y, width: area.w, height: area.h }, z: 0, locked: false };
  };
  for (const { id, type, name, parent } of description.boundaries) {
    model.numbering.boundary += 1;
    model.boundaries[id] = { ...newBoundary(id, type, name), number: model.numbering.boundary, parent: parent ?? null };
    place(id, description.layout.boundaries[id]);
  }
  for (const { id, type, name, boundary, attributes } of description.elements) {
    model.numbering.element += 1;
    const kind = library.element_types[type]?.kind ?? "process";
    model.elements[id] = {
      ...newElement(id, kind, type, name),
      number: model.numbering.element,
      boundary: boundary ?? null,
      attributes: attributes ?? {},
    };
    place(id, description.layout.elements[id]);
  }
  for (const { id, from, to, label, attributes } of description.flows) {
    model.numbering.flow += 1;
    model.flows[id] = {
      ...newFlow(id, from, to),
      number: model.numbering.flow,
      name: label,
      attributes: attributes ?? {},
    };
  }
  return model;
}
