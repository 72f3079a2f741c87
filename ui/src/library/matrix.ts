// Columns of the matrix, search and crosswalk filter: pure look-ups over the catalogue.
import type { Catalogue, Tactic, Technique } from "./types";

export type Wanted = {
  /** Words that id, name, or summary must hold. */
  text: string;
  /** Conventional threats instead of those to AI. */
  standard: boolean;
  /** Item of another framework, and which framework. */
  crosswalk: { framework: string; item: string | null } | null;
};
export type Entry = { technique: Technique; subs: readonly Technique[] };
export type Column = { tactic: Tactic; entries: readonly Entry[]; all: readonly Technique[] };

const isStandard = (technique: Technique): boolean => technique.pack === "standard";
const byId = (a: { id: string }, b: { id: string }): number => a.id.localeCompare(b.id);

/** "Parent: Sub" of a sub-technique; libraries that carry the short name only get it here. */
export function fullName(catalogue: Catalogue, technique: Technique): string {
  const parent = technique.parent ? catalogue.techniques[technique.parent] : undefined;
  return parent && !technique.name.startsWith(`${parent.name}:`) ? `${parent.name}: ${technique.name}` : technique.name;
}

/** The part of a sub-technique's name that its parent does not say already. */
export const ownName = (catalogue: Catalogue, technique: Technique): string => {
  const parent = technique.parent ? catalogue.techniques[technique.parent] : undefined;
  const start = parent ? `${parent.name}: ` : "";
  return start && technique.name.startsWith(start) ? technique.name.slice(start.length) : technique.name;
};

export const isNarrow = (wanted: Wanted): boolean => wanted.text.trim() !== "" || wanted.crosswalk !== null;

/** Whether a technique is asked for. Every word counts; a sub-technique is found by its parent's name as well. */
export function matches(catalogue: Catalogue, technique: Technique, wanted: Wanted): boolean {
  if (isStandard(technique) !== wanted.standard) return false;
  // Ids that only a later release has are shown once that release is loaded.
  if (technique.source === "secondary") return false;
  const { crosswalk } = wanted;
  if (crosswalk) {
    const refs = technique.crosswalk ?? [];
    const named = refs.some(
      (ref) => ref.framework === crosswalk.framework && (crosswalk.item === null || ref.item === crosswalk.item),
    );
    if (!named && !listed(catalogue, technique.id, crosswalk)) return false;
  }
  const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
  const hay = `${technique.id} ${fullName(catalogue, technique)} ${technique.summary}`.toLowerCase();
  return words.every((word) => hay.includes(word));
}

const listed = (catalogue: Catalogue, id: string, { framework, item }: { framework: string; item: string | null }) =>
  (catalogue.crosswalks[framework]?.items ?? []).some(
    (line) => (item === null || line.id === item) && (line.techniques ?? []).includes(id),
  );

/** The tactics in order, each with its techniques; a narrow search lists sub-techniques on their own. */
export function columns(catalogue: Catalogue, wanted: Wanted): Column[] {
  const shown = Object.values(catalogue.techniques)
    .filter((technique) => matches(catalogue, technique, wanted))
    .sort(byId);
  const narrow = isNarrow(wanted);
  const tactics = new Set(shown.flatMap((technique) => technique.tactics));
  return Object.values(catalogue.tactics)
    .filter(({ id }) => tactics.has(id))
    .sort((a, b) => a.position - b.position || byId(a, b))
    .map((tactic) => {
      const all = shown.filter((technique) => technique.tactics.includes(tactic.id));
      const ids = new Set(all.map(({ id }) => id));
      const entries = all
        .filter(({ parent }) => narrow || !parent || !ids.has(parent))
        .map((technique) => ({
          technique,
          subs: narrow ? [] : all.filter(({ parent }) => parent === technique.id),
        }));
      return { tactic, entries, all };
    });
}

/** Frameworks that name techniques, by name and year; the guidelines name mitigations and are not offered here. */
export const frameworks = (catalogue: Catalogue) =>
  Object.values(catalogue.crosswalks)
    .filter(({ maps_to }) => maps_to === "technique")
    .sort((a, b) => rank(a.id) - rank(b.id) || byId(a, b));

const FIRST = [
  "owasp-llm-2025",
  "owasp-llm-2026",
  "owasp-asi-2026",
  "owasp-agentic-threats",
  "nist-aml",
  "saif",
  "maestro",
  "stride",
];
const rank = (id: string): number => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);

// Short names, so that the year stays in sight; a framework that is not listed keeps its own.
const SHORT: { [id: string]: string } = {
  "owasp-llm-2025": "OWASP LLM Top 10",
  "owasp-llm-2026": "OWASP LLM Top 10",
  "owasp-asi-2026": "OWASP Agentic Top 10",
  "owasp-agentic-threats": "OWASP Agentic Threats",
  "owasp-ml-2023": "OWASP ML Top 10",
  "nist-aml": "NIST AI 100-2",
  saif: "SAIF",
  maestro: "MAESTRO",
};

/** The name of a framework with its year, which ids of different years need. */
export const frameworkName = (catalogue: Catalogue, id: string): string => {
  const found = catalogue.crosswalks[id];
  const year = found && /\d{4}/.exec(found.version)?.[0];
  const short = SHORT[id] ?? found?.name.split(" (")[0] ?? id;
  return year && !short.includes(year) ? `${short} ${year}` : short;
};
