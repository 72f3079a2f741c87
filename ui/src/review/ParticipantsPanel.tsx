import { X } from "lucide-react";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { Chip } from "../kit/Chip";
import { IconButton } from "../kit/IconButton";
import { TextField } from "../kit/TextField";
import { makeEdit } from "../model/mirror";
import { day, localDay } from "../threats/when";
import { newParticipant, participantsInOrder, putParticipant, removeRecord, togglePresent } from "./registers";

/** Who took part, in which role, on which days. */
export function ParticipantsPanel({ model }: { model: Model }) {
  const today = localDay(new Date());
  return (
    <section className="panel register" data-testid="participants">
      <header>
        <h2>{t("review.participants")}</h2>
      </header>
      <ul>
        {participantsInOrder(model).map((person) => {
          const before = person.sessions.filter((session) => session !== today);
          return (
            <li key={person.id} data-record={person.id}>
              <div className="quiet">
                <TextField
                  label={t("review.name")}
                  hideLabel
                  value={person.name}
                  onCommit={(name) => void makeEdit(putParticipant({ ...person, name }))}
                />
                <TextField
                  label={t("review.role")}
                  hideLabel
                  placeholder={t("review.roleHint")}
                  value={person.role}
                  onCommit={(role) => void makeEdit(putParticipant({ ...person, role }))}
                />
                <div className="sessions">
                  {before.map((session) => (
                    <span className="pill" key={session}>
                      {day(session)}
                    </span>
                  ))}
                  <Chip
                    on={person.sessions.includes(today)}
                    onClick={() => void makeEdit(putParticipant(togglePresent(person, today)))}
                  >
                    {t("review.today")}
                  </Chip>
                </div>
              </div>
              <IconButton
                label={t("review.remove", { name: person.name })}
                icon={X}
                size="sm"
                onClick={() => void makeEdit(removeRecord("participant", person.id))}
              />
            </li>
          );
        })}
      </ul>
      <AddLine
        label={t("review.addParticipant")}
        testId="add-participant"
        onAdd={(name) => void makeEdit(putParticipant(newParticipant(name, today)))}
      />
    </section>
  );
}
