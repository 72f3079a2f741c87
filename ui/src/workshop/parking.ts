// The parking lot is made of notes on the canvas: workshop text that stays in the file and never reaches the report.
import type { Model } from "../bindings/Model";
import type { Note } from "../bindings/Note";
import { newId } from "../model/ids";

const NOTE = { width: 168, height: 72 } as const;
const GAP = 16;

/** Notes, oldest first; ids sort by the time they were made. */
export const parked = (model: Model): Note[] => Object.values(model.notes).sort((a, b) => a.id.localeCompare(b.id));

/** A note beside the drawing: in a column left of everything, below the notes that are there. */
export function park(model: Model, diagram: string, text: string): Note {
  const areas = Object.values(model.placements)
    .filter((placement) => placement.key.startsWith(`${diagram}/`))
    .map((placement) => placement.area);
  const left = areas.length > 0 ? Math.min(...areas.map((area) => area.x)) : 0;
  const top = areas.length > 0 ? Math.min(...areas.map((area) => area.y)) : 0;
  const x = left - NOTE.width - 40;
  const column = Object.values(model.notes).filter((note) => note.diagram === diagram && note.area.x === x);
  const y = column.length > 0 ? Math.max(...column.map((note) => note.area.y + note.area.height)) + GAP : top;
  return { id: newId(), diagram, text, area: { x, y, ...NOTE } };
}

/** "Ada: spam goes only after a report" as who said it and what. */
export function whoSaid(text: string, people: readonly string[], otherwise: string): { author: string; text: string } {
  const [, name = "", rest = ""] = /^([^:]{1,40}):\s*(.+)$/s.exec(text) ?? [];
  const initials = (person: string) =>
    person
      .split(/\s+/)
      .map((word) => word.charAt(0))
      .join("");
  const known = people.find(
    (person) => person.toLowerCase() === name.toLowerCase() || initials(person).toLowerCase() === name.toLowerCase(),
  );
  return known ? { author: known, text: rest } : { author: otherwise, text };
}

export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
