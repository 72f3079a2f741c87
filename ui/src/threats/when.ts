// Days and times as people in a workshop read them. Stored values are ISO 8601.
import i18next from "i18next";

/** How dates and times are written in the language of the window. */
export const locale = (): string => (i18next.language === "en" ? "en-GB" : i18next.language);

/** `2026-12-12` as "12 Dec", with the year when it is not this one. */
export function day(iso: string, today: Date = new Date()): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00`);
  if (Number.isNaN(date.getTime())) return iso;
  const year = date.getFullYear() === today.getFullYear() ? {} : ({ year: "numeric" } as const);
  return date.toLocaleDateString(locale(), { day: "numeric", month: "short", ...year });
}

/** A moment as "today 13:48" or "3 Nov 10:12". */
export function dayAndTime(iso: string, today: Date = new Date()): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const time = moment.toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });
  const date = localDay(moment);
  return date === localDay(today) ? time : `${day(date, today)} ${time}`;
}

/** The day on this computer's calendar, `2026-12-12`. */
export const localDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** The day, by the clock of this computer, of a moment. */
export const dayOf = (moment: string): string => localDay(new Date(moment));
