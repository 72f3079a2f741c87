// Rules in plain words: where they look, what they ask, and the reason they give.
import { t, tOr } from "../i18n";
import type { Catalogue, Condition, Rule } from "./types";

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const spaced = (id: string): string => id.replaceAll(/[_-]/g, " ");

/** A type, a kind or a class of taint by its name. */
const named = (catalogue: Catalogue, id: unknown): string => {
  const text = String(id);
  return (
    catalogue.element_types[text]?.name ??
    catalogue.boundary_types[text]?.name ??
    tOr(`library.taint.${text}`, spaced(text))
  );
};

/** Where a rule looks. */
export function atWords(catalogue: Catalogue, rule: Rule): string {
  if (typeof rule.at === "string") return t(rule.at === "flow" ? "library.everyFlow" : "library.everyBoundary");
  const names = rule.at.map((id) => named(catalogue, id));
  return names.length > 6
    ? t("library.andMore", { names: names.slice(0, 5).join(", "), count: names.length - 5 })
    : names.join(", ");
}

/** One condition in words. */
export function conditionWords(catalogue: Catalogue, condition: Condition): string {
  if (typeof condition === "string") return tOr(`library.when.${condition}`, spaced(condition));
  const [name, argument] = Object.entries(condition)[0] ?? ["", null];
  if (name === "not") return t("library.not", { what: conditionWords(catalogue, argument as Condition) });
  if (name === "all" || name === "any") {
    const parts = list(argument).map((part) => conditionWords(catalogue, part as Condition));
    return parts.join(t(name === "all" ? "library.and" : "library.or"));
  }
  const label = tOr(`library.when.${name}`, spaced(name));
  return `${label} ${argumentWords(catalogue, argument)}`.trim();
}

function argumentWords(catalogue: Catalogue, argument: unknown): string {
  if (Array.isArray(argument)) return argument.map((item) => argumentWords(catalogue, item)).join(", ");
  if (typeof argument !== "object" || argument === null)
    return argument === null || argument === true ? "" : named(catalogue, argument);
  return Object.entries(argument)
    .map(([key, value]) => {
      const label = catalogue.attributes[key]?.label ?? named(catalogue, key);
      if (value === true) return label;
      if (value === false) return t("library.not", { what: label });
      return `${label}: ${argumentWords(catalogue, value)}`;
    })
    .join(", ");
}

/** The reason of a rule with general nouns in place of the names of a diagram. */
export const becauseWords = (because: string): string => {
  // The route is drawn on the diagram; in general words there is none to name.
  const text = because
    .replaceAll(/[:,]?\s*\{path\}/g, "")
    .replaceAll(/\{(\w+)\}/g, (_, slot: string) => tOr(`library.slot.${slot}`, spaced(slot)));
  return text.charAt(0).toUpperCase() + text.slice(1);
};
