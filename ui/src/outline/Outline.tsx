import { ArrowRight, ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
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
import { select, useView, view } from "../view/view";
import { moveInTree, type OutlineRow, outlineRows } from "./tree";

/** The second full view of the model: a tree in which everything can be reached and done with the keyboard. */
export function Outline() {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library);
  const analysis = useMirror((state) => state.analysis);
  const selection = useView((state) => state.selection);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => (model ? outlineRows(model, collapsed) : []), [model, collapsed]);
  const marks = badges(analysis);
  const rover = rows.some((row) => row.id === focused)
    ? focused
    : (rows.find((r) => selection.includes(r.id))?.id ?? rows[0]?.id);

  // The selection made elsewhere is followed, without taking the focus.
  const [chosen] = selection;
  useEffect(() => {
    if (chosen && selection.length === 1)
      tree.current?.querySelector(`[data-row="${CSS.escape(chosen)}"]`)?.scrollIntoView?.({ block: "nearest" });
  }, [chosen, selection]);

  if (!model) return null;
  if (rows.length === 0) return <EmptyState text={t("outline.empty")} />;

  const focusRow = (row: OutlineRow | undefined) => {
    if (!row) return;
    setFocused(row.id);
    if (!view().connectingFrom) select([row.id]);
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.id)}"]`)?.focus();
  };
  // After a name was typed in a row, the row has the focus again.
  const backTo = (id: string) => {
    setRenaming(null);
    requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus());
  };
  const toggle = (id: string, open: boolean) => {
    const next = new Set(collapsed);
    if (open) next.delete(id);
    else next.add(id);
    setCollapsed(next);
  };
  const onKeyDown = (event: KeyboardEvent, row: OutlineRow, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey || renaming) return;
    if (event.key === "F2") setRenaming(row.id);
    else if (event.key === "Enter") {
      const from = view().connectingFrom;
      if (from && row.kind === "element") void connect(from, row.id);
      else jumpTo(row.id);
    } else {
      const move = moveInTree(rows, index, event.key);
      if (move === null) return;
      if (move === "expand" || move === "collapse") toggle(row.id, move === "expand");
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
      {rows.map((row, index) => (
        <div
          key={row.id}
          role="treeitem"
          data-row={row.id}
          data-first-focus={row.id === rover ? true : undefined}
          className={classes("outline-row", `is-${row.kind}`, selection.includes(row.id) && "on")}
          style={{ paddingLeft: 4 + (row.level - 1) * 11 }}
          aria-level={row.level}
          aria-selected={selection.includes(row.id)}
          aria-expanded={row.hasChildren ? row.expanded : undefined}
          tabIndex={row.id === rover ? 0 : -1}
          onFocus={() => setFocused(row.id)}
          onClick={() => focusRow(row)}
          onDoubleClick={() => jumpTo(row.id)}
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
                toggle(row.id, !row.expanded);
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

const nameOf = (model: Model, row: OutlineRow): string =>
  (row.kind === "boundary"
    ? model.boundaries[row.id]?.name
    : row.kind === "flow"
      ? model.flows[row.id]?.name
      : model.elements[row.id]?.name) ?? "";

type FaceProps = { model: Model; library: LibraryView | null; row: OutlineRow; badge: Badge | null };

function RowFace({ model, library, row, badge }: FaceProps) {
  return (
    <>
      <RowIcon model={model} library={library} row={row} />
      <span className="outline-name" title={spokenName(model, row)}>
        {spokenName(model, row)}
      </span>
      {badge !== null && (
        <span className={badge === "done" ? "outline-badge done" : "outline-badge"}>
          <Mark shape={badge === "done" ? "done" : badge.weight} size={8} />
          {badge === "done" ? "" : badge.undecided}
        </span>
      )}
    </>
  );
}

function spokenName(model: Model, row: OutlineRow): string {
  const flow = row.kind === "flow" ? model.flows[row.id] : undefined;
  if (!flow) return nameOf(model, row);
  const target = model.elements[flow.target]?.name ?? "";
  return t("outline.flowTo", { name: flow.name || t("outline.unnamed"), target });
}

function RowIcon({ model, library, row }: Omit<FaceProps, "badge">) {
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
