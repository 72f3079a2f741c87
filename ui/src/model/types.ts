// Types of the rooms above `model`, as the contract between shell and window names them.
export type { Analysis } from "../bindings/Analysis";
export type { BroughtSignature } from "../bindings/BroughtSignature";
export type { CompletenessCheck as Check } from "../bindings/CompletenessCheck";
export type { EditOutcome } from "../bindings/EditOutcome";
export type { Exported } from "../bindings/Exported";
export type { Failure } from "../bindings/Failure";
export type { HistoryEntry } from "../bindings/HistoryEntry";
export type { KeyInHand } from "../bindings/KeyInHand";
export type { OpenProject } from "../bindings/OpenProject";
export type { Progress } from "../bindings/Progress";
export type { Question } from "../bindings/Question";
export type { Recent } from "../bindings/Recent";
export type { ReportRequest } from "../bindings/ReportRequest";
export type { Settings } from "../bindings/Settings";
export type { Starter } from "../bindings/Starter";
export type { StartPage } from "../bindings/StartPage";
export type { Suggestion } from "../bindings/Suggestion";
export type { ThreatCard as Card } from "../bindings/ThreatCard";

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
