import type { Element } from "../bindings/Element";
import type { AttributeDef, LibraryView } from "../model/types";

export const ATTRIBUTE_GROUPS = ["exposure", "data", "model", "agency", "protection", "supply"] as const;
export type AttributeGroup = (typeof ATTRIBUTE_GROUPS)[number];

// Grouped by what a person thinks about at one time. An attribute of a newer library lands under "exposure".
const GROUP_OF: { [attribute: string]: AttributeGroup } = {
  data_sensitivity: "data",
  modality: "data",
  accepts_untrusted_content: "data",
  holds_credentials: "data",
  trained_on_sensitive: "data",
  persistent_memory: "data",
  biometric: "data",
  renders_rich_output: "data",
  shows_citations: "data",
  model_origin: "model",
  model_access: "model",
  learning: "model",
  exposes_scores: "model",
  open_weights: "model",
  valuable_ip: "model",
  code_generation: "model",
  executes_code: "agency",
  action_level: "agency",
  egress: "agency",
  computer_use: "agency",
  multi_agent: "agency",
  effect: "agency",
  security_decision: "agency",
  sanitised: "protection",
  sandboxed: "protection",
  human_in_loop: "protection",
  encrypted: "protection",
  authenticates: "protection",
  rate_limited: "protection",
  third_party: "supply",
  provenance_checked: "supply",
  signed_artifacts: "supply",
  serialization: "supply",
  auto_update: "supply",
  paid_per_use: "supply",
};

type Target = AttributeDef["applies_to"][number];

/** What can be stated about a kind of thing, grouped and in the order of the library. `content` has its own field. */
export function attributesFor(
  library: LibraryView,
  target: Target,
): { group: AttributeGroup; attributes: AttributeDef[] }[] {
  const all = Object.values(library.attributes).filter((a) => a.applies_to.includes(target) && a.id !== "content");
  return ATTRIBUTE_GROUPS.map((group) => ({
    group,
    attributes: all.filter((attribute) => (GROUP_OF[attribute.id] ?? "exposure") === group),
  })).filter(({ attributes }) => attributes.length > 0);
}

/** How many of some attributes are stated. */
export const statedOf = (attributes: readonly AttributeDef[], stated: Element["attributes"]): number =>
  attributes.filter((attribute) => attribute.id in stated).length;
