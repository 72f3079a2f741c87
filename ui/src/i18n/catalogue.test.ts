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

it("names what is not said in German yet", () => {
  // What is missing is shown in English, so the list is for whoever translates next and fails nothing by itself.
  const missing = [...english].filter(([key]) => !german.has(key)).map(([key, text]) => `${key}: ${text}`);
  if (missing.length > 0) console.info(`To be written in ui/src/i18n/de*.json:\n${missing.join("\n")}`);
  // A quarter of the window in English would not be a second language any more.
  expect(missing.length).toBeLessThan(english.size / 4);
});

it("says nothing in German that is no longer said in English", () => {
  const left = [...german.keys()].filter((key) => !english.has(key));
  expect(left, "take these out of ui/src/i18n/de*.json").toEqual([]);
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
