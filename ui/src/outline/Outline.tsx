import { ArrowRight, Check, ChevronDown, ChevronRight, Minus, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Model } from "../bindings/Model";
import { boundaryGlyph } from "../canvas/boundaryGlyphs";
import { connect } from "../canvas/connect";
import { boundaryFamily } from "../canvas/families";
import { NameField } from "../canvas/NameField";
import { jumpTo } from "../commands/jump";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { EmptyState } from "../kit/EmptyState";
import { Mark } from "../kit/marks";
import { Tile } from "../kit/Tile";
import { type Badge, badges } from "../model/counts";
import { useMirror } from "../model/mirror";
import { typeLook } from "../model/typeNames";
import type { LibraryView } from "../model/types";
import { TREATMENT_KEYS } from "../threats/keys";
import type { Library } from "../threats/library";
import { rowNumber, type ThreatRow } from "../threats/rows";
import { useThreats } from "../threats/state";
import { select, useView, view } from "../view/view";
import { decide, enter, lookAt, threatsOf } from "./threats";
import { moveInTree, type OutlineRow, outlineRows } from "./tree";
import { useDrawnRows } from "./useDrawnRows";

/** The second full view of the model: a tree in which everything can be reached and done with the keyboard. */
export function Outline() {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library);
  const analysis = useMirror((state) => state.analysis);
  const selection = useView((state) => state.selection);
  const [flipped, setFlipped] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const threats = useMemo(
    () => (model ? threatsOf(model, analysis, library as Library) : undefined),
    [model, analysis, library],
  );
  const rows = useMemo(() => (model ? outlineRows(model, flipped, threats) : []), [model, flipped, threats]);
  const threat = useThreats((state) => state.row);
  const marks = badges(analysis);
  const rover = rows.some((row) => row.id === focused)
    ? focused
    : (rows.find((row) => selection.includes(row.id))?.id ?? rows[0]?.id);

  const at = rows.findIndex((row) => row.id === rover);
  // The selection made elsewhere is followed, without taking the focus.
  const chosen = selection.length === 1 ? rows.findIndex((row) => row.id === selection[0]) : -1;
  const drawn = useDrawnRows(tree, rows.length, at, chosen);

  if (!model) return null;
  if (rows.length === 0) return <EmptyState text={t("outline.empty")} />;

  const focusRow = (row: OutlineRow | undefined) => {
    if (!row) return;
    setFocused(row.id);
    drawn.focusAt(rows.indexOf(row));
    if (row.threat) lookAt(row.threat);
    else if (!view().connectingFrom) select(row.about === "model" ? [] : [row.about]);
  };
  // After a name was typed in a row, the row has the focus again.
  const backTo = (id: string) => {
    setRenaming(null);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus());
  };
  const toggle = (id: string) => {
    const next = new Set(flipped);
    if (!next.delete(id)) next.add(id);
    setFlipped(next);
  };
  const isOn = (row: OutlineRow): boolean =>
    row.threat
      ? row.id === threat && (selection.includes(row.about) || row.about === "model")
      : selection.includes(row.id);
  const onKeyDown = (event: KeyboardEvent, row: OutlineRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || renaming) return;
    if (keyOfThreat(event, row)) return event.preventDefault();
    if (event.key === "F2") setRenaming(row.id);
    else if (event.key === "Enter") {
      const from = view().connectingFrom;
      if (from && row.kind === "element") void connect(from, row.id);
      else jumpTo(row.id);
    } else {
      const move = moveInTree(rows, index, event.key);
      if (move === null) return;
      if (move === "expand" || move === "collapse") toggle(row.id);
      else focusRow(rows[move]);
    }
    event.preventDefault();
  };

  return (
    <div
      className="outline"
      role="tree"
      aria-label={t("outline.label")}
      aria-multiselectable="true"
      ref={tree}
      data-canvas-keys
    >
      {drawn.room > 0 && <div role="presentation" style={{ height: drawn.room }} />}
      {drawn.rows
        .map((index) => ({ row: rows[index] as OutlineRow, index }))
        .map(({ row, index }) => (
          <div
            key={row.id}
            role="treeitem"
            aria-setsize={row.of}
            aria-posinset={row.place}
            data-at={index}
            data-row={row.id}
            data-first-focus={row.id === rover ? true : undefined}
            className={classes("outline-row", `is-${row.kind}`, isOn(row) && "on")}
            style={{ paddingLeft: 4 + (row.level - 1) * 11, ...drawn.place(index) }}
            aria-level={row.level}
            aria-selected={isOn(row)}
            aria-expanded={row.hasChildren ? row.expanded : undefined}
            tabIndex={row.id === rover ? 0 : -1}
            onFocus={() => setFocused(row.id)}
            onClick={() => focusRow(row)}
            onDoubleClick={() => (row.threat ? enter(row.threat) : row.kind !== "threats" && jumpTo(row.id))}
            onKeyDown={(event) => onKeyDown(event, row, index)}
          >
            {row.hasChildren ? (
              // The arrow keys do the same; the chevron is for the pointer.
              // biome-ignore lint/a11y/noStaticElementInteractions: see above
              // biome-ignore lint/a11y/useKeyWithClickEvents: see above
              <span
                className="outline-fold"
                onClick={(event) => {
                  event.stopPropagation();
                  toggle(row.id);
                }}
              >
                {row.expanded ? <ChevronDown size={12} /> : <ChevronRight size={12} />}
              </span>
            ) : (
              <span className="outline-fold" />
            )}
            {renaming === row.id ? (
              // biome-ignore lint/a11y/noStaticElementInteractions: hears when the field inside is left
              <span className="outline-name" onBlur={() => setRenaming(null)}>
                <NameField id={row.id} name={nameOf(model, row)} typed={null} back={() => backTo(row.id)} />
              </span>
            ) : (
              <RowFace model={model} library={library} row={row} badge={marks.get(row.id) ?? null} />
            )}
          </div>
        ))}
    </div>
  );
}

/** The keys of a threat and of the fold above it; true when this was one. What would act on the element is not passed on. */
function keyOfThreat({ key }: KeyboardEvent, { kind, threat }: OutlineRow): boolean {
  if (kind !== "threat" && kind !== "threats") return false;
  const treatment = TREATMENT_KEYS[key.toLowerCase()];
  if (threat && treatment && view().singleKeys) decide(threat, treatment);
  else if (threat && key === "Enter") enter(threat);
  else return key === "Enter" || key === "F2" || key === "Delete" || key === "Backspace" || /^[a-z0-9]$/i.test(key);
  return true;
}

const nameOf = (model: Model, row: OutlineRow): string =>
  (row.kind === "boundary"
    ? model.boundaries[row.id]?.name
    : row.kind === "flow"
      ? model.flows[row.id]?.name
      : model.elements[row.id]?.name) ?? "";

type FaceProps = { model: Model; library: LibraryView | null; row: OutlineRow; badge: Badge | null };

function RowFace({ model, library, row, badge }: FaceProps) {
  if (row.threat) return <ThreatFace row={row.threat} />;
  return (
    <>
      <RowIcon model={model} library={library} row={row} />
      <span className="outline-name" title={spokenName(model, row)}>
        {spokenName(model, row)}
      </span>
      {badge !== null && row.kind !== "threats" && (
        <span className={badge === "done" ? "outline-badge done" : "outline-badge"}>
          <Mark shape={badge === "done" ? "done" : badge.weight} size={8} />
          {badge === "done" ? "" : badge.undecided}
        </span>
      )}
    </>
  );
}

/** Where a threat stands by its mark and, for ears, its word; then what can go wrong. */
function ThreatFace({ row }: { row: ThreatRow }) {
  const word =
    row.status === "decided" && row.verdict
      ? t(`decide.word.${row.verdict.treatment}`)
      : t(`threats.status.${row.status}`);
  return (
    <>
      <span className={classes("outline-status", row.status)} title={word}>
        {row.status === "open" && <Mark shape={row.weight ?? 2} size={9} />}
        {row.status === "decided" && <Check size={12} aria-hidden="true" />}
        {row.status === "not_applicable" && <Minus size={12} aria-hidden="true" />}
      </span>
      <span className="outline-name" title={row.title}>
        {row.title}
      </span>
      {row.threat && <span className="mono outline-number">{rowNumber(row)}</span>}
      <span className="sr-only">{word}</span>
    </>
  );
}

function spokenName(model: Model, row: OutlineRow): string {
  if (row.kind === "threats") return t(row.about === "model" ? "outline.ofModel" : "outline.threats");
  const flow = row.kind === "flow" ? model.flows[row.id] : undefined;
  if (!flow) return nameOf(model, row);
  const target = model.elements[flow.target]?.name ?? "";
  return t("outline.flowTo", { name: flow.name || t("outline.unnamed"), target });
}

function RowIcon({ model, library, row }: Omit<FaceProps, "badge">) {
  if (row.kind === "threats") return <TriangleAlert size={12} aria-hidden="true" className="outline-arrow" />;
  const element = model.elements[row.id];
  const boundary = model.boundaries[row.id];
  if (element) {
    const { icon, ai } = typeLook(library, element.type_id);
    return <Tile kind={element.kind} ai={ai} icon={icon} size="xs" />;
  }
  if (boundary)
    return (
      <span className={`outline-boundary ${boundaryFamily(boundary.type_id)}`}>{boundaryGlyph(boundary.type_id)}</span>
    );
  return <ArrowRight size={12} aria-hidden="true" className="outline-arrow" />;
}
