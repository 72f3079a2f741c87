// Types of the rooms above `model`, as the contract between shell and window names them.
import type { Model } from "../bindings/Model";
import type { Recent } from "../bindings/Recent";
import type { Signer } from "../bindings/Signer";

export type { Analysis } from "../bindings/Analysis";
export type { CompletenessCheck as Check } from "../bindings/CompletenessCheck";
export type { EditOutcome } from "../bindings/EditOutcome";
export type { Failure } from "../bindings/Failure";
export type { HistoryEntry } from "../bindings/HistoryEntry";
export type { OpenProject } from "../bindings/OpenProject";
export type { Question } from "../bindings/Question";
export type { Recent } from "../bindings/Recent";
export type { Settings } from "../bindings/Settings";
export type { Suggestion } from "../bindings/Suggestion";
export type { ThreatCard as Card } from "../bindings/ThreatCard";

export type Starter = { id: string; title: string; summary: string; model: Model };
export type StartPage = {
  recent: Recent[];
  starters: Starter[];
  library: { name: string; version: string; techniques: number };
  formats: { id: string; name: string }[];
};
export type Exported = { file_name: string; folder: string; pages: number; warnings: string[] };
/** The key that a sign-off is to be made with, as far as the page may know it. */
export type KeyInHand = { file_name: string; fingerprint: string; signer: Signer | null };
/** A signature that was made elsewhere; the request is empty when none lay beside it. */
export type BroughtSignature = { file_name: string; signature: string; request: string };
export type ReportRequest = { template: string; format: string; date: string; sections: string[]; redact: boolean };
export type Progress = { what: string; done: number; total: number };

// The library as the window needs it.
export type Kind = "external" | "process" | "store";
export type ElementType = {
  id: string;
  kind: Kind;
  ai: boolean;
  name: string;
  definition: string;
  icon: string;
  defaults: { [attribute: string]: boolean | string };
};
export type AttributeDef = {
  id: string;
  label: string;
  applies_to: ("external" | "process" | "store" | "flow")[];
  values: "bool" | { words: string[] };
  question: string;
  answers: { [answer: string]: string };
  why: string;
};
export type BoundaryFamily = "zone" | "outside" | "isolation";
export type BoundaryType = { id: string; name: string; definition: string; family: BoundaryFamily };
export type LibraryView = {
  about: { name: string; version: string };
  element_types: { [id: string]: ElementType };
  attributes: { [id: string]: AttributeDef };
  boundary_types: { [id: string]: BoundaryType };
};
