import { t } from "../i18n";
import { locale } from "../threats/when";

/** A past moment as people say it: "Today 14:02", "Yesterday", "3 Nov", "3 Nov 2025". */
export function whenOpened(instant: string, now: Date): string {
  const then = new Date(instant);
  if (Number.isNaN(then.getTime())) return "";
  const day = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  const days = Math.round((day(now) - day(then)) / 86_400_000);
  if (days === 0) return t("start.today", { time: then.toTimeString().slice(0, 5) });
  if (days === 1) return t("start.yesterday");
  const sameYear = then.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(then);
}
