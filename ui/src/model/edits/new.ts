// New records about which nothing is stated, as the shell expects them.
import type { Boundary } from "../../bindings/Boundary";
import type { Element } from "../../bindings/Element";
import type { ElementKind } from "../../bindings/ElementKind";
import type { Flow } from "../../bindings/Flow";

export const newElement = (id: string, kind: ElementKind, typeId: string | null, name: string): Element => ({
  id,
  number: 0,
  kind,
  type_id: typeId,
  name,
  description: "",
  attributes: {},
  boundary: null,
  supplier: null,
  owner: "",
  tags: [],
  out_of_scope: null,
  holds: [],
  child_diagram: null,
});

export const newFlow = (id: string, source: string, target: string): Flow => ({
  id,
  number: 0,
  source,
  target,
  name: "",
  description: "",
  attributes: {},
  protocol: "",
  carries: [],
  out_of_scope: null,
});

export const newBoundary = (id: string, typeId: string | null, name: string): Boundary => ({
  id,
  number: 0,
  type_id: typeId,
  name,
  description: "",
  attributes: {},
  parent: null,
});
