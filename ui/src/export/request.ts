// What is asked of the report, and how far it is.
import { SECTIONS, TEMPLATES } from "../bindings/ReportContents";
import type { ReportRequest } from "../model/types";

export const FORMATS = ["pdf", "html", "md"] as const;
export type Section = (typeof SECTIONS)[number];

export type Wish = {
  /** A built-in document, or one of the organisation's folder. */
  template: string;
  format: (typeof FORMATS)[number];
  date: string;
  sections: readonly Section[];
  redact: boolean;
};

export const isBuiltIn = (template: string): boolean => TEMPLATES.some((one) => one === template);

export const firstWish = (today: string): Wish => ({
  template: "full",
  format: "pdf",
  date: today,
  sections: SECTIONS,
  redact: false,
});

/** Only the full report has sections to choose from; all of them are asked for by naming none. */
export const requestOf = ({ sections, ...wish }: Wish): ReportRequest => ({
  ...wish,
  sections: wish.template === "full" && sections.length < SECTIONS.length ? [...sections] : [],
});

export const toggleSection = (sections: readonly Section[], section: Section): Section[] =>
  SECTIONS.filter((one) => (one === section ? !sections.includes(one) : sections.includes(one)));

/** What keeps the export from starting; null when nothing does. */
export function wishFault(wish: Wish): "date" | "sections" | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(wish.date)) return "date";
  return wish.template === "full" && wish.sections.length === 0 ? "sections" : null;
}
