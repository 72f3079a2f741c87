import { Plus, Trash2 } from "lucide-react";
import type { Model } from "../bindings/Model";
import type { ModelOption } from "../bindings/ModelOption";
import type { ModelRoute } from "../bindings/ModelRoute";
import type { ModelSelection } from "../bindings/ModelSelection";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { newId } from "../model/ids";
import { makeEdit } from "../model/mirror";
import { putSelection, removeRecord } from "./edits";

const MODELS = ["llm-inference", "predictive-inference", "embedding-model", "edge-model", "external-model-api"];
const ROUTES: readonly ModelRoute[] = ["build", "fine_tune", "as_is", "external_api"];
const TRADE_OFFS = [
  "complexity",
  "appropriateness",
  "explainability",
  "training_data",
  "hardening",
  "provenance",
] as const;

const blankOption = (name: string): ModelOption => ({
  name,
  route: "as_is",
  complexity: "",
  appropriateness: "",
  explainability: "",
  training_data: "",
  hardening: "",
  provenance: "",
});

/** Why this model and not another: options of each model element side by side. */
export function SelectionPanel({ model }: { model: Model }) {
  const choices = Object.values(model.selections);
  const without = Object.values(model.elements).filter(
    (element) => MODELS.includes(element.type_id ?? "") && !choices.some((one) => one.element === element.id),
  );
  const begin = (element: string, name: string) =>
    void makeEdit(
      putSelection({ id: newId(), element, options: [blankOption(name)], chosen: null, reason: "", reassess: null }),
    );
  return (
    <div className="life-main alone">
      <p className="muted">{t("life.selection.about")}</p>
      {choices.map((choice) => (
        <Choice key={choice.id} model={model} choice={choice} />
      ))}
      {without.map((element) => (
        <section className="panel life-begin" key={element.id}>
          <span>
            <b>{element.name}</b> <span className="muted">{t("life.selection.none")}</span>
          </span>
          <Button icon={Plus} onClick={() => begin(element.id, element.name)}>
            {t("life.selection.begin")}
          </Button>
        </section>
      ))}
      {choices.length + without.length === 0 && <EmptyState text={t("life.selection.empty")} />}
    </div>
  );
}

function Choice({ model, choice }: { model: Model; choice: ModelSelection }) {
  const put = (change: Partial<ModelSelection>) => void makeEdit(putSelection({ ...choice, ...change }));
  const putOption = (at: number, change: Partial<ModelOption>) =>
    put({ options: choice.options.map((option, index) => (index === at ? { ...option, ...change } : option)) });
  const drop = (at: number) => {
    const chosen = choice.chosen === null || choice.chosen === at ? null : choice.chosen - (choice.chosen > at ? 1 : 0);
    put({ options: choice.options.filter((_, index) => index !== at), chosen });
  };
  const name = model.elements[choice.element]?.name ?? "";
  return (
    <section className="panel" aria-label={name} data-testid="selection">
      <header>
        <h2 className="grow">{name}</h2>
        <Button
          icon={Plus}
          onClick={() => put({ options: [...choice.options, blankOption(t("life.selection.another"))] })}
        >
          {t("life.selection.addOption")}
        </Button>
        <Button variant="ghost" icon={Trash2} onClick={() => void makeEdit(removeRecord("model_selection", choice.id))}>
          {t("life.remove")}
        </Button>
      </header>
      <table className="life-table options">
        <thead>
          <tr>
            <th scope="col">{t("life.selection.tradeOff")}</th>
            {choice.options.map((option, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an option has no id; its place is what the choice names
              <th scope="col" key={index}>
                <TextField
                  label={t("life.selection.option", { n: index + 1 })}
                  hideLabel
                  value={option.name}
                  onCommit={(text) => putOption(index, { name: text })}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("life.selection.route")}</th>
            {choice.options.map((option, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <td key={index}>
                <Select
                  label={t("life.selection.routeOf", { name: option.name })}
                  hideLabel
                  value={option.route}
                  options={ROUTES.map((value) => ({ value, label: t(`life.route.${value}`) }))}
                  onChange={(route) => putOption(index, { route })}
                />
              </td>
            ))}
          </tr>
          {TRADE_OFFS.map((field) => (
            <tr key={field}>
              <th scope="row">
                {t(`life.tradeOff.${field}`)}
                <small className="muted">{t(`life.tradeOffHint.${field}`)}</small>
              </th>
              {choice.options.map((option, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={index}>
                  <TextField
                    label={`${t(`life.tradeOff.${field}`)}: ${option.name}`}
                    hideLabel
                    multiline
                    value={option[field]}
                    onCommit={(text) => putOption(index, { [field]: text })}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t("life.selection.chosen")}</th>
            {choice.options.map((option, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <td key={index} className="life-choose">
                <label>
                  <input
                    type="radio"
                    name={choice.id}
                    checked={choice.chosen === index}
                    onChange={() => put({ chosen: index })}
                  />
                  {t("life.selection.use", { name: option.name })}
                </label>
                {choice.options.length > 1 && (
                  <Button variant="ghost" onClick={() => drop(index)}>
                    {t("life.remove")}
                  </Button>
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <div className="form-grid">
        <TextField
          label={t("life.selection.reason")}
          multiline
          value={choice.reason}
          onCommit={(reason) => put({ reason })}
        />
        <TextField
          label={t("life.selection.reassess")}
          type="date"
          value={choice.reassess ?? ""}
          onCommit={(day) => put({ reassess: day || null })}
        />
      </div>
    </section>
  );
}
