import { FileInput } from "lucide-react";
import type { AssetKind } from "../bindings/AssetKind";
import type { Classification } from "../bindings/Classification";
import type { LifeCycle } from "../bindings/LifeCycle";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { newAsset } from "../inspector/newAsset";
import * as shell from "../ipc/commands";
import { AddLine } from "../kit/AddLine";
import { Button } from "../kit/Button";
import { classes } from "../kit/classes";
import { EmptyState } from "../kit/EmptyState";
import { Select } from "../kit/Select";
import { newId } from "../model/ids";
import { makeEdit, tryOptionalStep } from "../model/mirror";
import { AssetCard } from "./AssetCard";
import { putAsset } from "./edits";
import { setLife, useLife } from "./state";

export const LEVELS: readonly Classification[] = ["public", "internal", "confidential", "personal", "secret"];
export const KINDS: readonly AssetKind[] = [
  "model",
  "dataset",
  "prompt",
  "software",
  "records",
  "documentation",
  "logs",
  "assessment",
  "credentials",
];

/** The inventory: every data asset with its sensitivity and where the diagram holds and carries it; one card beside it. */
export function AssetsPanel({ model, life }: { model: Model; life: LifeCycle }) {
  const wanted = useLife((state) => state.asset);
  const assets = Object.values(model.assets).sort((a, b) => a.number - b.number);
  const current = model.assets[wanted ?? ""];
  const add = (name: string) => {
    const record = newAsset(newId(), name);
    void makeEdit(putAsset(record)).then((made) => made && setLife({ asset: record.id }));
  };
  const places = new Map(life.places.map((one) => [one.asset, one]));
  const elements = (ids: readonly string[]) => ids.map((id) => model.elements[id]?.name ?? "").join(", ");
  const flows = (ids: readonly string[]) =>
    ids
      .map((id) => model.flows[id])
      .map((flow) => flow?.name || [flow?.source, flow?.target].map((e) => model.elements[e ?? ""]?.name).join(" → "))
      .join(", ");
  return (
    <div className="life-split">
      <div className="life-main">
        {assets.length === 0 ? (
          <EmptyState text={t("life.assets.empty")} />
        ) : (
          <table className="life-table">
            <thead>
              <tr>
                {(["number", "name", "kind", "classification", "held", "carried", "files"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`life.assets.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {assets.map((asset) => (
                <tr key={asset.id} className={classes(asset.id === wanted && "current")} data-testid="asset-row">
                  <td className="mono">D-{asset.number}</td>
                  <td>
                    <button
                      type="button"
                      className="link"
                      aria-pressed={asset.id === wanted}
                      onClick={() => setLife({ asset: asset.id })}
                    >
                      {asset.name}
                    </button>
                  </td>
                  <td>{t(`life.kind.${asset.kind}`)}</td>
                  <td>
                    <Select
                      label={t("life.assets.classificationOf", { name: asset.name })}
                      hideLabel
                      compact
                      value={asset.classification ?? ""}
                      options={[
                        { value: "" as const, label: t("life.notStated"), unset: true },
                        ...LEVELS.map((value) => ({ value, label: t(`life.level.${value}`) })),
                      ]}
                      onChange={(next) =>
                        void makeEdit(putAsset({ ...asset, classification: next === "" ? null : next }))
                      }
                    />
                  </td>
                  <td>{elements(places.get(asset.id)?.held ?? []) || <i className="muted">{t("life.nowhere")}</i>}</td>
                  <td>{flows(places.get(asset.id)?.carried ?? [])}</td>
                  <td>{asset.files.length > 0 ? t("life.assets.kept") : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="life-bar">
          <span className="grow">
            <AddLine label={t("life.assets.add")} testId="add-asset" onAdd={add} />
          </span>
          <Button icon={FileInput} onClick={() => void tryOptionalStep(shell.fillCards)} data-testid="fill-cards">
            {t("life.assets.fill")}
          </Button>
        </div>
      </div>
      <aside className="side" aria-label={t("life.assets.card")}>
        {current ? (
          <AssetCard key={current.id} asset={current} model={model} />
        ) : (
          <EmptyState text={t("life.assets.pick")} />
        )}
      </aside>
    </div>
  );
}
