import { MessageSquare } from "lucide-react";
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import { t } from "../i18n";
import { commentsOn } from "../inspector/NotesPanel";
import { AddLine } from "../kit/AddLine";
import { subjectId } from "../model/counts";
import { newId } from "../model/ids";
import { makeEdit } from "../model/mirror";
import { participantsInOrder } from "../review/registers";
import { useView } from "../view/view";
import { initialsOf, whoSaid } from "./parking";

const SHOWN = 3;

/** What people said about this element, and who; a name or initials before a colon says who speaks. */
export function Said({ model, subject }: { model: Model; subject: Subject }) {
  const writer = useView((state) => state.userName);
  const comments = commentsOn(model.comments, subjectId(subject)).slice(-SHOWN);
  const people = participantsInOrder(model).map((person) => person.name);
  const add = (line: string) => {
    const { author, text } = whoSaid(line, people, writer);
    const record = { id: newId(), subject, author, at: new Date().toISOString(), text, resolution: null };
    void makeEdit({ edit: "put", record: { kind: "comment", record } });
  };
  return (
    <section className="said" aria-label={t("present.said")}>
      <h2>
        <MessageSquare size={16} aria-hidden="true" />
        {t("present.said")}
      </h2>
      {comments.map((comment) => (
        <p key={comment.id} title={comment.author}>
          <em>{initialsOf(comment.author) || "–"}</em>
          {comment.text}
        </p>
      ))}
      <AddLine label={t("present.say")} onAdd={add} testId="say" />
    </section>
  );
}
