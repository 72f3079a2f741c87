import i18next from "i18next";
import base from "./en.json";
import library from "./en.library.json";
import review from "./en.review.json";
import signoff from "./en.signoff.json";
import threats from "./en.threats.json";
import trust from "./en.trust.json";

// One file per group of rooms, so that each stays readable; together they are the catalogue.
const en = { ...base, ...threats, ...review, ...library, ...signoff, ...trust };

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

// Catalogues are bundled, so the first paint already has its words. A second language is one more file here.
void i18next.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  // React escapes; escaping twice would show entities in names.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The text of a catalogue entry. Every sentence the window shows goes through here. */
export const t = i18next.t;

/** Looks up an entry whose key is made at run time (an error code, an attribute id), with the text to fall back to. */
export const tOr = (key: string, fallback: string): string => {
  const found: unknown = i18next.getResource(i18next.language, "translation", key);
  return typeof found === "string" ? found : fallback;
};
