import { useState } from "react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { CheckRow } from "../kit/CheckRow";
import { confirmRelease, setLibrary, useLibrary } from "./state";
import type { Catalogue, ReleasePreview, TouchedThreat } from "./types";

type Props = { catalogue: Catalogue; preview: ReleasePreview };

/** What a release would change, and which threats of the open model it touches. Nothing is changed until it is confirmed. */
export function ReleasePreviewPanel({ catalogue, preview }: Props) {
  const [adopt, setAdopt] = useState(true);
  const busy = useLibrary((state) => state.busy);
  const { changes, touched, file_name } = preview;
  const tactics = (ids: readonly string[]) => ids.map((id) => catalogue.tactics[id]?.name ?? id).join(", ");
  const bare = new Set(changes.unmapped.map(({ id }) => id));
  const kinds: [keyof typeof KINDS, { id: string; text: string; note: string }[]][] = [
    ["new", changes.new.map(({ id, name }) => ({ id, text: name, note: bare.has(id) ? t("library.unmapped") : "" }))],
    ["renamed", changes.renamed.map(({ id, before, after }) => ({ id, text: `${before} → ${after}`, note: "" }))],
    ["retired", changes.retired.map(({ id, name, became }) => ({ id, text: name, note: became ? `→ ${became}` : "" }))],
    [
      "moved",
      changes.moved.map(({ id, name, before, after }) => ({
        id,
        text: name,
        note: `${tactics(before)} → ${tactics(after)}`,
      })),
    ],
  ];
  const nothing = kinds.every(([, lines]) => lines.length === 0);
  return (
    <section className="panel preview" data-testid="release-preview">
      <header>
        <h2>{t("library.previewTitle", { from: changes.from, to: changes.to })}</h2>
      </header>
      <p className="muted">{t("library.previewNote", { file: file_name, count: changes.techniques })}</p>
      {nothing && <p>{t("library.same")}</p>}
      {kinds
        .filter(([, lines]) => lines.length > 0)
        .map(([kind, lines]) => (
          <details key={kind}>
            <summary>
              {t(`library.change.${kind}`)} <em className="count">{lines.length}</em>
            </summary>
            <ul className="page-refs">
              {lines.map(({ id, text, note }) => (
                <li key={id}>
                  <code>{id}</code> {text} {note && <small className="muted">{note}</small>}
                </li>
              ))}
            </ul>
          </details>
        ))}
      <h3>{t("library.touched")}</h3>
      {touched.length === 0 && <p className="muted">{t("library.touchedNone")}</p>}
      <ul className="page-refs" data-testid="touched">
        {touched.map((threat) => (
          <li key={`${threat.threat}/${threat.touch.kind}`}>
            <code>{`T-${threat.number}`}</code> {threat.title}{" "}
            <small className="muted">
              {[threat.subject_name, threat.technique, touchWords(threat, tactics)].filter(Boolean).join(" · ")}
            </small>
          </li>
        ))}
      </ul>
      {changes.warnings.length > 0 && (
        <details>
          <summary>
            {t("library.warnings")} <em className="count">{changes.warnings.length}</em>
          </summary>
          <ul className="page-list">
            {changes.warnings.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <CheckRow checked={adopt} onChange={setAdopt}>
        {t("library.adoptToo")}
      </CheckRow>
      <div className="page-actions">
        <Button
          variant="primary"
          disabled={busy}
          onClick={() => void confirmRelease(adopt)}
          data-testid="confirm-release"
        >
          {t("library.confirm")}
        </Button>
        <Button onClick={() => setLibrary({ preview: null })}>{t("kit.cancel")}</Button>
      </div>
    </section>
  );
}

const KINDS = { new: true, renamed: true, retired: true, moved: true } as const;

function touchWords({ touch }: TouchedThreat, tactics: (ids: readonly string[]) => string): string {
  switch (touch.kind) {
    case "renamed":
      return t("library.touch.renamed", { name: touch.name });
    case "moved":
      return t("library.touch.moved", { tactics: tactics(touch.tactics) });
    case "retired":
      return touch.became ? t("library.touch.became", { id: touch.became }) : t("library.touch.retired");
  }
}
