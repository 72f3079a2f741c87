import { Plus } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import type { Subject } from "../bindings/Subject";
import { t } from "../i18n";
import { Chip } from "../kit/Chip";
import { Menu, type MenuEntry } from "../kit/Menu";
import { Segmented } from "../kit/Segmented";
import { TextField } from "../kit/TextField";
import { newId } from "../model/ids";
import { makeEdit, useMirror } from "../model/mirror";
import { setDetail } from "./edits";
import { newAsset } from "./newAsset";

/** Labels of an element: Enter adds one, the cross takes one away. */
export function TagField({ subject, tags }: { subject: Subject; tags: readonly string[] }) {
  const [draft, setDraft] = useState("");
  const set = (next: string[]) => void makeEdit(setDetail(subject, { field: "tags", value: next }));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const tag = draft.trim();
    if (event.key !== "Enter" || tag === "") return;
    setDraft("");
    if (!tags.includes(tag)) set([...tags, tag]);
  };
  return (
    <div className="form-row">
      <span className="form-label">{t("inspector.tags")}</span>
      <div className="chip-field">
        {tags.map((tag) => (
          <Chip
            key={tag}
            onRemove={() => set(tags.filter((other) => other !== tag))}
            removeLabel={t("inspector.removeTag", { tag })}
          >
            {tag}
          </Chip>
        ))}
        <input
          className="chip-input"
          placeholder={t("inspector.addTag")}
          aria-label={t("inspector.addTag")}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
    </div>
  );
}

/** In scope, or out of scope with a reason. Going out of scope is made only once the reason is there. */
export function ScopeField({ subject, reason }: { subject: Subject; reason: string | null }) {
  const [asking, setAsking] = useState(false);
  const out = reason !== null || asking;
  const set = (value: string | null) => void makeEdit(setDetail(subject, { field: "out_of_scope", value }));
  return (
    <div className="form-row">
      <span className="form-label">{t("inspector.scope")}</span>
      <Segmented
        label={t("inspector.scope")}
        value={out ? "out" : "in"}
        options={[
          { value: "in", label: t("inspector.inScope") },
          { value: "out", label: t("inspector.outOfScope") },
        ]}
        onChange={(chosen) => {
          setAsking(chosen === "out");
          if (chosen === "in" && reason !== null) set(null);
        }}
      />
      {out && (
        <TextField
          label={t("inspector.scopeReason")}
          hideLabel
          placeholder={t("inspector.scopeReason")}
          value={reason ?? ""}
          {...(reason === null ? { hint: t("inspector.scopeReasonMissing") } : {})}
          onCommit={(text) => {
            if (text.trim() !== "") set(text.trim());
          }}
        />
      )}
    </div>
  );
}

/** Data assets an element holds or a flow carries. */
export function AssetField({ subject, label, assets }: { subject: Subject; label: string; assets: readonly string[] }) {
  const known = useMirror((state) => state.model?.assets ?? {});
  const [naming, setNaming] = useState(false);
  const [draft, setDraft] = useState("");
  const set = (value: string[]) => makeEdit(setDetail(subject, { field: "assets", value }));
  const addNew = () => {
    const name = draft.trim();
    setNaming(false);
    setDraft("");
    if (name === "") return;
    const id = newId();
    const put = { edit: "put", record: { kind: "data_asset", record: newAsset(id, name) } } as const;
    void makeEdit({
      edit: "batch",
      label: "",
      edits: [put, setDetail(subject, { field: "assets", value: [...assets, id] })],
    });
  };
  const entries = (): MenuEntry[] => [
    ...Object.values(known)
      .filter((asset) => !assets.includes(asset.id))
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(
        (asset): MenuEntry => ({
          kind: "item",
          id: asset.id,
          label: asset.name,
          run: () => void set([...assets, asset.id]),
        }),
      ),
    { kind: "item", id: "new", label: t("inspector.newAsset"), icon: Plus, run: () => setNaming(true) },
  ];
  const trigger = (
    <button type="button" className="chip">
      <Plus size={11} aria-hidden="true" />
      {t("inspector.addAsset")}
    </button>
  );
  return (
    <div className="form-row">
      <span className="form-label">{label}</span>
      <div className="chip-field plain">
        {assets.map((id) => {
          const name = known[id]?.name ?? id;
          return (
            <Chip
              key={id}
              onRemove={() => void set(assets.filter((other) => other !== id))}
              removeLabel={t("inspector.removeAsset", { name })}
            >
              {name}
            </Chip>
          );
        })}
        {naming ? (
          <input
            className="chip-input"
            // biome-ignore lint/a11y/noAutofocus: the person just asked to type here
            autoFocus
            aria-label={t("inspector.assetName")}
            placeholder={t("inspector.assetName")}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={addNew}
            onKeyDown={(event) => {
              if (event.key === "Enter") addNew();
              if (event.key === "Escape") setNaming(false);
            }}
          />
        ) : (
          <Menu trigger={trigger} entries={entries} align="start" />
        )}
      </div>
    </div>
  );
}
