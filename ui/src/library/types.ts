// The threat library as this view reads it: the whole catalogue, of which the other views know a part.
import type { Status } from "../bindings/Status";
import type { LibraryView, OpenProject } from "../model/types";

/** A named test of a rule; an object holds its arguments under its name. */
export type Condition = string | { [predicate: string]: unknown };
export type Rule = {
  id: string;
  at: readonly string[] | "flow" | "boundary";
  if?: readonly Condition[];
  weight: 1 | 2 | 3;
  plus?: readonly Condition[];
  minus?: readonly Condition[];
  because: string;
};
/** Whom it hits when it happens. */
export const WHO = ["system", "users", "organisation", "society"] as const;
type Who = (typeof WHO)[number];
export type Technique = {
  id: string;
  name: string;
  parent?: string | null;
  tactics: readonly string[];
  maturity?: "realized" | "demonstrated" | "feasible";
  source?: "atlas" | "secondary" | "pack";
  pack: string;
  since?: string | null;
  summary: string;
  why_it_matters: string;
  rules?: readonly Rule[];
  not_suggested?: string | null;
  card?: string | null;
  mitigations: readonly { id: string; origin: "atlas" | "inherited" | "own"; how: string }[];
  how_to_test: readonly string[];
  impacts?: { [who in Who]?: string };
  harms?: readonly string[];
  stride?: readonly string[];
  linddun?: readonly string[];
  see?: readonly string[];
  crosswalk?: readonly { framework: string; item: string }[];
  case_studies?: readonly string[];
};
export type Mitigation = {
  id: string;
  name: string;
  pack?: string;
  summary?: string;
  how?: readonly string[];
  verify?: string;
  limits?: string | null;
  lifecycle?: readonly string[];
  techniques?: readonly string[];
};
export type Tactic = { id: string; name: string; position: number; pack?: string; summary?: string };
export type CaseStudy = { id: string; name: string; kind: string; date: string };
export type CrosswalkItem = {
  id: string;
  title: string;
  techniques?: readonly string[];
  mitigations?: readonly string[];
};
export type Crosswalk = {
  id: string;
  name: string;
  version: string;
  maps_to: "technique" | "mitigation";
  items: readonly CrosswalkItem[];
};
export type About = {
  id: string;
  name: string;
  version: string;
  prefix: string;
  atlas_release?: string;
  licence: string;
  attribution: readonly string[];
  digest: string;
};
export type Silenced = { technique: string; pack: string; reason: string };
export type Catalogue = Omit<LibraryView, "about"> & {
  about: Partial<About> & { name: string; version: string };
  packs: { [id: string]: About };
  tactics: { [id: string]: Tactic };
  techniques: { [id: string]: Technique };
  mitigations: { [id: string]: Mitigation };
  case_studies: { [id: string]: CaseStudy };
  crosswalks: { [id: string]: Crosswalk };
  silenced: { [rule: string]: Silenced };
};

/** The mirror's library with every part that a small one (of a test, of an older shell) leaves out. */
export const catalogue = (library: LibraryView | null): Catalogue | null =>
  library && {
    packs: {},
    tactics: {},
    techniques: {},
    mitigations: {},
    case_studies: {},
    crosswalks: {},
    silenced: {},
    ...(library as Partial<Catalogue> & LibraryView),
  };

// What the shell says about the library in use.
export type LibraryStatus = {
  about: About;
  release: string | null;
  packs: readonly About[];
  previous: string | null;
  problem: string | null;
};
export type Named = { id: string; name: string };
export type ReleaseChanges = {
  from: string;
  to: string;
  techniques: number;
  new: readonly Named[];
  unmapped: readonly Named[];
  renamed: readonly { id: string; before: string; after: string }[];
  retired: readonly (Named & { became: string | null })[];
  moved: readonly (Named & { before: readonly string[]; after: readonly string[] })[];
  warnings: readonly string[];
};
export type Touch =
  | { kind: "renamed"; name: string }
  | { kind: "moved"; tactics: readonly string[] }
  | { kind: "retired"; became: string | null };
export type TouchedThreat = {
  threat: string;
  number: number;
  title: string;
  technique: string;
  subject_name: string;
  status: Status;
  touch: Touch;
};
export type ReleasePreview = { file_name: string; changes: ReleaseChanges; touched: readonly TouchedThreat[] };
export type LibraryChange = { library: LibraryView; status: LibraryStatus; project: OpenProject | null };
export type Fault = { file: string; line: number; column: number; message: string; hint: string | null };
export type PackOutcome = { folder: string; faults: readonly Fault[]; changed: LibraryChange | null };
