// Sentences inside sentences.

/** A sentence as the rest of another one: its first letter small, unless it begins an abbreviation. */
export const clause = (text: string): string =>
  /^[A-Z][A-Z0-9.]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** With a full stop, when the text brings no end of its own. */
export const ended = (text: string): string => (text === "" || /[.!?…]$/.test(text) ? text : `${text}.`);

/** A clause as a sentence of its own. */
export const sentence = (text: string): string => ended(text.charAt(0).toUpperCase() + text.slice(1));
