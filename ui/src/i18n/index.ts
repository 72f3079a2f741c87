import i18next from "i18next";
import type { Language } from "../bindings/Language";
import de from "./de";
import en from "./en";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

// Catalogues are bundled, so the first paint already has its words. A text that a language lacks is shown in English.
void i18next.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en }, de: { translation: de } },
  // React escapes; escaping twice would show entities in names.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The languages of the window, each in its own words. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** Switches the language of the whole window at once; false when it was this one already. */
export function applyLanguage(language: Language): boolean {
  if (i18next.language === language) return false;
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
  return true;
}

/** The text of a catalogue entry. Every sentence the window shows goes through here. */
export const t = i18next.t;

/** A word of a model's risk scale: those that Portolan proposes in the language of the window, a person's own as they are. */
export const riskWord = (word: string): string => tOr(`riskWord.${word}`, word);

/** Looks up an entry whose key is made at run time (an error code, an attribute id), with the text to fall back to. */
export const tOr = (key: string, fallback: string): string => {
  const found: unknown =
    i18next.getResource(i18next.language, "translation", key) ?? i18next.getResource("en", "translation", key);
  return typeof found === "string" ? found : fallback;
};
