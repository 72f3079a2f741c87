import { useState } from "react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { CheckRow } from "../kit/CheckRow";
import { Dialog } from "../kit/Dialog";
import { toDiagram } from "../model/edits/between";
import { diagramsInOrder, makeEdit, mirror } from "../model/mirror";
import { setView, view } from "../view/view";

const close = () => setView({ dialog: null });

/** Moves the selection to another diagram, or shows it there as well. */
export function ToDiagram() {
  const [keep, setKeep] = useState(false);
  const { model } = mirror();
  const { diagram, selection } = view();
  if (!model || !diagram) return null;
  const go = async (to: string, title: string) => {
    close();
    const edit = toDiagram(
      model,
      diagram,
      to,
      selection,
      !keep,
      t(keep ? "between.shown" : "between.moved", { title }),
    );
    if (edit && (await makeEdit(edit))) setView({ diagram: to, selection });
  };
  return (
    <Dialog open onClose={close} title={t("between.title")}>
      <div className="to-diagram">
        {diagramsInOrder(model)
          .filter(({ id }) => id !== diagram)
          .map(({ id, title }) => (
            <Button key={id} onClick={() => void go(id, title)}>
              {title}
            </Button>
          ))}
      </div>
      <CheckRow checked={keep} onChange={setKeep}>
        {t("between.keep")}
      </CheckRow>
    </Dialog>
  );
}
