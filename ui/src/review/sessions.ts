// What happened on each day the team met: who was there, and what was decided.
import type { Model } from "../bindings/Model";
import { dayOf } from "../threats/when";

export type Session = { day: string; people: string[]; decisions: { number: number; title: string }[] };

/** Days on which somebody was present, newest first. */
export function sessionsOf(model: Model): Session[] {
  const days = new Set(Object.values(model.participants).flatMap((person) => person.sessions));
  return [...days]
    .sort()
    .reverse()
    .map((day) => ({
      day,
      people: Object.values(model.participants)
        .filter((person) => person.sessions.includes(day))
        .map((person) => [person.name, person.role].filter(Boolean).join(", "))
        .sort((a, b) => a.localeCompare(b)),
      decisions: Object.values(model.threats)
        .filter((threat) => threat.history.some((decision) => dayOf(decision.at) === day))
        .sort((a, b) => a.number - b.number)
        .map(({ number, title }) => ({ number, title })),
    }));
}
