import { Check } from "lucide-react";
import { useState } from "react";
import type { Comment } from "../bindings/Comment";
import type { Subject } from "../bindings/Subject";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { subjectId } from "../model/counts";
import { newId } from "../model/ids";
import { makeEdit, useMirror } from "../model/mirror";
import { dayAndTime } from "../threats/when";
import { useView } from "../view/view";

/** The comments on a subject, oldest first. */
export const commentsOn = (comments: { [id: string]: Comment }, id: string): Comment[] =>
  Object.values(comments)
    .filter((comment) => subjectId(comment.subject) === id)
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));

/** Review comments on what is selected. They reach the report; notes on the canvas do not. */
export function NotesPanel({ subject }: { subject: Subject }) {
  const comments = useMirror((state) => state.model?.comments ?? {});
  const author = useView((state) => state.userName);
  const [draft, setDraft] = useState("");
  const here = commentsOn(comments, subjectId(subject));
  const put = (comment: Comment) => makeEdit({ edit: "put", record: { kind: "comment", record: comment } });
  const add = () => {
    const text = draft.trim();
    if (text === "") return;
    setDraft("");
    void put({ id: newId(), subject, author, at: new Date().toISOString(), text, resolution: null });
  };
  return (
    <div className="inspector-body">
      {here.length === 0 && <EmptyState text={t("inspector.noNotes")} />}
      {here.map((comment) => (
        <article className="comment" key={comment.id}>
          <header>
            <b>{comment.author}</b>
            <small>{dayAndTime(comment.at)}</small>
            <span className="grow" />
            {comment.resolution === null ? (
              <Button
                variant="ghost"
                icon={Check}
                onClick={() => void put({ ...comment, resolution: t("inspector.resolved") })}
              >
                {t("inspector.resolve")}
              </Button>
            ) : (
              <small>{t("inspector.resolved")}</small>
            )}
          </header>
          <p className="selectable">{comment.text}</p>
        </article>
      ))}
      <textarea
        className="input"
        aria-label={t("inspector.addComment")}
        placeholder={t("inspector.commentHint")}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <div>
        <Button onClick={add} disabled={draft.trim() === ""}>
          {t("inspector.addComment")}
        </Button>
      </div>
    </div>
  );
}
