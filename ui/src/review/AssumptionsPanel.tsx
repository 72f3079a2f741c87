import { X } from "lucide-react";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { IconButton } from "../kit/IconButton";
import { TextField } from "../kit/TextField";
import { makeEdit } from "../model/mirror";
import { assumptionsInOrder, newAssumption, putAssumption, removeRecord } from "./registers";

/** What the team takes for granted, and what it means if that is wrong. */
export function AssumptionsPanel({ model }: { model: Model }) {
  return (
    <section className="panel register" data-testid="assumptions">
      <header>
        <h2>{t("review.assumptions")}</h2>
      </header>
      <ul>
        {assumptionsInOrder(model).map((record) => (
          <li key={record.id} data-record={record.id}>
            <span className="mono">A-{record.number}</span>
            <div className="quiet">
              <TextField
                label={t("review.assumption")}
                hideLabel
                multiline
                value={record.text}
                onCommit={(text) => void makeEdit(putAssumption({ ...record, text }))}
              />
              <TextField
                label={t("review.ifWrong")}
                hideLabel
                multiline
                placeholder={t("review.ifWrongHint")}
                value={record.if_wrong}
                onCommit={(if_wrong) => void makeEdit(putAssumption({ ...record, if_wrong }))}
              />
            </div>
            <IconButton
              label={t("review.remove", { name: `A-${record.number}` })}
              icon={X}
              size="sm"
              onClick={() => void makeEdit(removeRecord("assumption", record.id))}
            />
          </li>
        ))}
      </ul>
      <AddLine
        label={t("review.addAssumption")}
        testId="add-assumption"
        onAdd={(text) => void makeEdit(putAssumption(newAssumption(text)))}
      />
    </section>
  );
}
