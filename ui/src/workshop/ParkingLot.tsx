import { CircleHelp, Pin, Plus } from "lucide-react";
import { type RefObject, useState } from "react";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { KeyCap } from "../kit/KeyCap";
import { questionWords } from "../model/libraryWords";
import { diagramsInOrder, makeEdit } from "../model/mirror";
import type { Question } from "../model/types";
import { view } from "../view/view";
import { park, parked } from "./parking";

const SHOWN = 2;

type Props = {
  model: Model;
  question: Question | null;
  answers: RefObject<HTMLDivElement | null>;
  writing: boolean;
  onWriting: (writing: boolean) => void;
};

/** What must not stop the meeting, and what the diagram does not say yet. */
export function ParkingLot({ model, question, answers, writing, onWriting }: Props) {
  const words = question && questionWords(question);
  const notes = parked(model);
  return (
    <div className="park">
      <section aria-label={t("present.parkingLot")} data-testid="parking-lot">
        <h2>
          <Pin size={16} aria-hidden="true" />
          {t("present.parkingLot")}
          {notes.length > 0 && <span className="muted">{notes.length}</span>}
        </h2>
        {notes.length === 0 && <p className="muted">{t("present.parkingEmpty")}</p>}
        {notes.slice(-SHOWN).map((note) => (
          <p key={note.id} title={note.text}>
            {note.text}
          </p>
        ))}
      </section>
      <section aria-label={t("present.question")}>
        <h2>
          <CircleHelp size={16} aria-hidden="true" />
          {t("present.question")}
        </h2>
        {question ? (
          <>
            <p title={words?.text}>{words?.text}</p>
            <div className="park-answers" ref={answers}>
              <KeyCap keys="Q" />
              {question.answers.map((answer, index) => (
                <button
                  key={String(answer.value)}
                  type="button"
                  className="chip"
                  onClick={() =>
                    void makeEdit({
                      edit: "set_attribute",
                      subject: question.subject,
                      attribute: question.attribute,
                      value: answer.value,
                    })
                  }
                >
                  {words?.answers[index]}
                </button>
              ))}
            </div>
          </>
        ) : (
          <p className="muted">{t("present.noQuestion")}</p>
        )}
      </section>
      <section className="park-new" aria-label={t("present.park")}>
        <h2>
          <Plus size={16} aria-hidden="true" />
          {t("present.park")}
        </h2>
        {writing ? (
          <ParkField model={model} onDone={() => onWriting(false)} />
        ) : (
          <button type="button" onClick={() => onWriting(true)} data-testid="park">
            <KeyCap keys="P" />
            <span className="muted">{t("present.parkKey")}</span>
          </button>
        )}
      </section>
    </div>
  );
}

function ParkField({ model, onDone }: { model: Model; onDone: () => void }) {
  const [text, setText] = useState("");
  const add = () => {
    const diagram = view().diagram ?? diagramsInOrder(model)[0]?.id;
    if (text.trim() && diagram) {
      const note = park(model, diagram, text.trim());
      void makeEdit({ edit: "put", record: { kind: "note", record: note } });
    }
    onDone();
  };
  return (
    <input
      className="input"
      aria-label={t("present.parkHint")}
      placeholder={t("present.parkHint")}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: the person just asked for this field
      autoFocus
      data-testid="park-text"
      onChange={(event) => setText(event.target.value)}
      onBlur={add}
      onKeyDown={(event) => {
        if (event.key === "Enter") add();
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone();
        }
      }}
    />
  );
}
