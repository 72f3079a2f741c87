// Sentences inside sentences.

/** A sentence as the rest of another one: its first letter small, unless it begins an abbreviation. */
export const clause = (text: string): string =>
  /^[A-Z][A-Z0-9.]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** A clause as a sentence of its own. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
