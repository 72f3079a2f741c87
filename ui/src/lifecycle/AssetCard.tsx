import { FilePlus, FolderCheck, FolderPlus, FileCheck as LucideFileCheck, Trash2 } from "lucide-react";
import { useState } from "react";
import type { AssetKind } from "../bindings/AssetKind";
import type { DataAsset } from "../bindings/DataAsset";
import type { FileCheck } from "../bindings/FileCheck";
import type { FileDigest } from "../bindings/FileDigest";
import type { Model } from "../bindings/Model";
import { attempt } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { Button } from "../kit/Button";
import { classes } from "../kit/classes";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { makeEdit, tryOptionalStep } from "../model/mirror";
import { KINDS } from "./AssetsPanel";
import { putAsset, removeRecord } from "./edits";

type TextKey =
  | "description"
  | "owner"
  | "provenance"
  | "version"
  | "digest"
  | "retention"
  | "access"
  | "intended_scope"
  | "limitations"
  | "guardrails"
  | "failure_modes"
  | "review_frequency";

const COMMON: readonly TextKey[] = ["description", "owner", "version", "retention", "access", "review_frequency"];
/** The fields that the guidelines name for each kind of card, besides those of every asset. */
const CARD: Partial<Record<AssetKind, readonly TextKey[]>> = {
  model: ["intended_scope", "limitations", "failure_modes", "guardrails", "provenance", "digest"],
  dataset: ["provenance", "intended_scope", "limitations", "digest"],
  prompt: ["intended_scope", "limitations", "guardrails", "provenance", "digest"],
};
const LONG: readonly TextKey[] = [
  "description",
  "provenance",
  "intended_scope",
  "limitations",
  "guardrails",
  "failure_modes",
];

/** The model, data or prompt card of an asset, and the fingerprints of its files. */
export function AssetCard({ asset, model }: { asset: DataAsset; model: Model }) {
  const put = (change: Partial<DataAsset>) => void makeEdit(putAsset({ ...asset, ...change }));
  const fields = [...COMMON, ...(CARD[asset.kind] ?? ["provenance", "digest"])] as readonly TextKey[];
  const suppliers = Object.values(model.suppliers);
  return (
    <>
      <header className="life-asked-head">
        <span className="mono">D-{asset.number}</span>
        <h2 className="grow">{t(`life.card.${asset.kind}`)}</h2>
        <Button variant="ghost" icon={Trash2} onClick={() => void makeEdit(removeRecord("data_asset", asset.id))}>
          {t("life.remove")}
        </Button>
      </header>
      <TextField label={t("life.assets.name")} value={asset.name} onCommit={(name) => put({ name })} />
      <div className="form-grid">
        <Select
          label={t("life.assets.kind")}
          value={asset.kind}
          options={KINDS.map((value) => ({ value, label: t(`life.kind.${value}`) }))}
          onChange={(kind) => put({ kind })}
        />
        <Select
          label={t("life.supplier")}
          value={asset.supplier ?? ""}
          options={[
            { value: "", label: t("life.ours"), unset: true },
            ...suppliers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(supplier) => put({ supplier: supplier || null })}
        />
      </div>
      <Files asset={asset} />
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`life.field.${field}`)}
          multiline={LONG.includes(field)}
          value={asset[field]}
          onCommit={(text) => put({ [field]: text })}
        />
      ))}
      <TextField
        label={t("life.field.next_review")}
        type="date"
        value={asset.next_review ?? ""}
        onCommit={(day) => put({ next_review: day || null })}
      />
    </>
  );
}

/** Fingerprints: taken of a file or a folder, and held against it again later. */
function Files({ asset }: { asset: DataAsset }) {
  const [check, setCheck] = useState<FileCheck | null>(null);
  const keep = (taken: FileDigest[]) => void tryOptionalStep(() => shell.keepFingerprint(asset.id, taken));
  const take = (folder: boolean) => {
    setCheck(null);
    void attempt(() => shell.takeFingerprint(folder)).then((taken) => taken && keep(taken));
  };
  const verify = (folder: boolean) =>
    void attempt(() => shell.verifyAsset(asset.id, folder)).then((answer) => answer && setCheck(answer));
  const whole = asset.files.filter((file) => !file.name.includes("/"));
  return (
    <section className="panel life-files" data-testid="files">
      <header>
        <h3>{t("life.files.title")}</h3>
      </header>
      {whole.length === 0 && <p className="muted">{t("life.files.none")}</p>}
      <ul>
        {whole.map((file) => (
          <li key={file.name}>
            <b>{file.name}</b>
            <small className="muted">
              {t("life.files.facts", { count: file.files, bytes: file.bytes.toLocaleString("en") })} ·{" "}
              {file.at.slice(0, 10)}
            </small>
            <code>{file.sha256}</code>
          </li>
        ))}
      </ul>
      <div className="life-buttons">
        <Button icon={FilePlus} onClick={() => take(false)}>
          {t("life.files.file")}
        </Button>
        <Button icon={FolderPlus} onClick={() => take(true)}>
          {t("life.files.folder")}
        </Button>
        {whole.length > 0 && (
          <>
            <Button icon={LucideFileCheck} onClick={() => verify(false)}>
              {t("life.files.checkFile")}
            </Button>
            <Button icon={FolderCheck} onClick={() => verify(true)}>
              {t("life.files.checkFolder")}
            </Button>
          </>
        )}
      </div>
      {check && (
        <div role="status" className={classes("life-check", check.state)} data-testid="file-check">
          <b>{t(`life.files.${check.state}`, { name: check.name })}</b>
          <ul>
            {(["changed", "missing", "added"] as const).flatMap((what) =>
              check[what].map((name) => <li key={`${what}/${name}`}>{t(`life.files.was.${what}`, { name })}</li>),
            )}
          </ul>
        </div>
      )}
    </section>
  );
}
