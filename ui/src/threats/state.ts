// What the views of threats show at this moment. View state: not saved, not undone, shared by the four views so that a
// threat chosen in one is the one shown in the next.
import { create } from "zustand";
import type { Subject } from "../bindings/Subject";
import type { Treatment } from "../decisions/draft";
import { setView } from "../view/view";
import { type Facet, type Filter, type GroupBy, noFilter, type Sort, type Stage, toggleFacet } from "./filter";
import { subjectKey } from "./subjects";

type ThreatState = {
  /** The row shown in detail. */
  row: string | null;
  /** Rows that are to be decided together. */
  chosen: readonly string[];
  filter: Filter;
  groupBy: GroupBy;
  sort: Sort;
  /** Keys of groups that are folded. */
  folded: readonly string[];
  stage: Stage;
  /** Questions put off, by subject and attribute. */
  later: readonly string[];
  /** The treatment with which the form of `row` opens. */
  begin: Treatment | null;
  /** Where the decision was begun and the focus goes back to; null for the list of threats itself. */
  from: "outline" | null;
  /** About what an own threat is being written; null when none is. */
  writing: Subject | null;
};

export const useThreats = create<ThreatState>()(() => ({
  row: null,
  begin: null,
  from: null,
  chosen: [],
  filter: noFilter,
  groupBy: "subject",
  sort: null,
  folded: [],
  stage: "inherent",
  later: [],
  writing: null,
}));

export const setThreats = (change: Partial<ThreatState>): void => useThreats.setState(change);
export const setFilter = (change: Partial<Filter>): void =>
  useThreats.setState((state) => ({ filter: { ...state.filter, ...change } }));
export const flipFacet = (facet: Facet): void =>
  useThreats.setState((state) => ({
    filter: { ...state.filter, facets: toggleFacet(state.filter.facets, facet) },
  }));

/** Takes a row among those that are decided together, or out of them. */
export const flipChosen = (row: string): void =>
  useThreats.setState(({ chosen }) => ({
    chosen: chosen.includes(row) ? chosen.filter((one) => one !== row) : [...chosen, row],
  }));

export const questionKey = (subject: Subject, attribute: string): string => `${subjectKey(subject)}/${attribute}`;

/** Shows a threat in the Decisions view, with a treatment chosen already when a key chose one. */
export function openDecision(row: string, begin: Treatment | null = null): void {
  setThreats({ row, begin });
  setView({ view: "decisions" });
}
