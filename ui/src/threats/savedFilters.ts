// Filters with a name. They are records of the model, so that a team shares them; what is read back is checked, because
// a model may come from elsewhere.
import type { Edit } from "../bindings/Edit";
import type { Model } from "../bindings/Model";
import type { SavedFilter } from "../bindings/SavedFilter";
import { newId } from "../model/ids";
import { type Facet, type Filter, noFilter } from "./filter";

export type Table = "threats" | "decisions";

export const savedFilters = (model: Model, table: Table): SavedFilter[] =>
  Object.values(model.filters)
    .filter((one) => one.table === table)
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));

/** A filter of the same name takes the place of the one before. */
export function saveFilter(model: Model, table: Table, name: string, query: unknown): Edit {
  const known = savedFilters(model, table).find((one) => one.name === name);
  const record: SavedFilter = { id: known?.id ?? newId(), name, table, query: JSON.stringify(query) };
  return { edit: "put", record: { kind: "saved_filter", record } };
}

export const removeFilter = (id: string): Edit => ({ edit: "remove", keys: [{ kind: "saved_filter", id }] });

type Raw = { [field: string]: unknown };

function parsed(query: string): Raw {
  try {
    const value: unknown = JSON.parse(query);
    return typeof value === "object" && value !== null ? (value as Raw) : {};
  } catch {
    return {};
  }
}

const FIELDS: { [Kind in Facet["kind"]]: { [field: string]: "string" | "number" } } = {
  cell: { stage: "string", likelihood: "number", impact: "number" },
  coverage: { subject: "string", tactic: "string" },
  level: { level: "number" },
  owner: { owner: "string" },
  tactic: { tactic: "string" },
  stale: {},
  fresh: {},
  late: {},
};

function asFacet(value: unknown): Facet | null {
  if (typeof value !== "object" || value === null) return null;
  const raw = value as Raw;
  const fields = FIELDS[raw.kind as Facet["kind"]] as { [field: string]: string } | undefined;
  const whole = fields && Object.entries(fields).every(([field, type]) => typeof raw[field] === type);
  return whole && typeof raw.label === "string" ? (raw as Facet) : null;
}

/** A filter of the threat table as it was saved; what is not understood is left out. */
export function readFilter(query: string): Filter {
  const { text, status, facets, standard } = parsed(query);
  return {
    text: typeof text === "string" ? text : "",
    status: status === "open" || status === "decided" || status === "not_applicable" ? status : noFilter.status,
    facets: Array.isArray(facets) ? facets.map(asFacet).filter((facet) => facet !== null) : [],
    standard: standard === true,
  };
}

export type QueueFilter = { text: string; standard: boolean };

/** A filter of the decisions as it was saved. */
export function readQueueFilter(query: string): QueueFilter {
  const { text, standard } = parsed(query);
  return { text: typeof text === "string" ? text : "", standard: standard === true };
}
