import type { DataAsset } from "../bindings/DataAsset";

/** A data asset about which only the name is known. */
export const newAsset = (id: string, name: string): DataAsset => ({
  id,
  number: 0,
  name,
  kind: "dataset",
  classification: null,
  description: "",
  owner: "",
  supplier: null,
  provenance: "",
  version: "",
  digest: "",
  retention: "",
  access: "",
  next_review: null,
  intended_scope: "",
  limitations: "",
  guardrails: "",
  failure_modes: "",
  review_frequency: "",
  files: [],
});
