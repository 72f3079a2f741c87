import { afterEach, expect, it } from "vitest";
import { applyLanguage, t, tOr } from ".";
import de from "./de";
import en from "./en";

afterEach(() => applyLanguage("en"));

/** Every text of a catalogue by its key, such as "diagram.fit". */
function texts(catalogue: object, before = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === "string") found.set(before + key, value);
    else for (const [inner, text] of texts(value, `${before}${key}.`)) found.set(inner, text);
  }
  return found;
}

const holes = (text: string): string =>
  [...text.matchAll(/{{(\w+)}}/g)]
    .map((hole) => hole[1])
    .sort()
    .join(" ");
const [english, german] = [texts(en), texts(de)];

it("says everything in German that is said in English, and nothing else", () => {
  const missing = [...english].filter(([key]) => !german.has(key)).map(([key, text]) => `${key}: ${text}`);
  expect(missing, "write these into ui/src/i18n/de*.json").toEqual([]);
  const left = [...german.keys()].filter((key) => !english.has(key));
  expect(left, "take these out of ui/src/i18n/de*.json").toEqual([]);
});

/** Names, formats, and words that German spells as English does. */
const SAME = new Set(
  `Portolan Workshop Zoom Name Retriever Notebook Sensor Zone Sandbox Notation Text Filter Element System Organisation
  Format PDF HTML Markdown ATLAS Passphrase Prompt Software Version Register Ticket Palette in CVSS Alt`.split(/\s+/),
);
const PROPER = new Set(["Yourdon/DeMarco", "Gane/Sarson"]);

it("leaves no text as it was in English", () => {
  const wordsOf = (text: string) => text.replaceAll(/{{\w+}}/g, " ").match(/\p{L}+/gu) ?? [];
  const copied = [...english]
    .filter(([key, text]) => german.get(key) === text && !PROPER.has(text))
    .filter(([, text]) => wordsOf(text).some((word) => !SAME.has(word)));
  expect(copied).toEqual([]);
  const foreign = new Set(["the", "and", "of", "with", "is", "are", "this", "that", "not", "from", "for"]);
  expect([...german].filter(([, text]) => wordsOf(text).some((word) => foreign.has(word)))).toEqual([]);
});

it("holds no empty text", () => {
  const empty = [...english, ...german].filter(([, text]) => text.trim() === "");
  expect(empty.map(([key]) => key)).toEqual([]);
});

it("fills in the same things in both languages", () => {
  const different = [...english].filter(
    ([key, text]) => german.has(key) && holes(text) !== holes(german.get(key) ?? ""),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

it("switches at run time and falls back to English", () => {
  expect(t("kit.cancel")).toBe("Cancel");
  applyLanguage("de");
  expect(t("kit.cancel")).toBe("Abbrechen");
  expect(t("shell.elements", { count: 2 })).toBe("2 Elemente");
  expect(document.documentElement.lang).toBe("de");
  expect(tOr("no.such.key", "otherwise")).toBe("otherwise");
});
