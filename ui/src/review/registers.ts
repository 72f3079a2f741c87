// Edits of the short registers that the review keeps: assumptions and participants.
import type { Assumption } from "../bindings/Assumption";
import type { Edit } from "../bindings/Edit";
import type { Model } from "../bindings/Model";
import type { Participant } from "../bindings/Participant";
import { newId } from "../model/ids";

export const assumptionsInOrder = (model: Model): Assumption[] =>
  Object.values(model.assumptions).sort((a, b) => a.number - b.number);

export const participantsInOrder = (model: Model): Participant[] =>
  Object.values(model.participants).sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));

export const putAssumption = (record: Assumption): Edit => ({ edit: "put", record: { kind: "assumption", record } });
export const putParticipant = (record: Participant): Edit => ({ edit: "put", record: { kind: "participant", record } });

export const newAssumption = (text: string): Assumption => ({ id: newId(), number: 0, text, if_wrong: "" });
export const newParticipant = (name: string, today: string | null): Participant => ({
  id: newId(),
  name,
  role: "",
  sessions: today ? [today] : [],
});

/** Present in today's session, or not. */
export const togglePresent = (person: Participant, today: string): Participant => ({
  ...person,
  sessions: person.sessions.includes(today)
    ? person.sessions.filter((day) => day !== today)
    : [...person.sessions, today].sort(),
});

export const presentOn = (model: Model, today: string): Participant[] =>
  participantsInOrder(model).filter((person) => person.sessions.includes(today));

export const removeRecord = (kind: "assumption" | "participant" | "note", id: string): Edit => ({
  edit: "remove",
  keys: [{ kind, id }],
});
