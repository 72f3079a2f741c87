import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { t } from "../i18n";
import { EmptyState } from "../kit/EmptyState";
import { KeyCap } from "../kit/KeyCap";
import { Tile } from "../kit/Tile";
import { useMirror } from "../model/mirror";
import { setView, useView } from "../view/view";
import { answers, type PaletteGroup, type PaletteItem, paletteGroups } from "./contents";
import { DragGhost, usePaletteDrag } from "./drag";
import { placeInMiddle } from "./place";

/** What can be put on the canvas: dragged there, clicked and then placed, or placed in the middle with Enter. */
export function Palette() {
  const library = useMirror((state) => state.library);
  const [search, setSearch] = useState("");
  const groups = useMemo(() => (library ? paletteGroups(library) : []), [library]);
  const found = groups.map((group) => ({ ...group, items: group.items.filter((item) => answers(item, search)) }));
  const none = found.every((group) => group.items.length === 0);
  return (
    <div className="palette">
      <div className="field">
        <Search size={14} aria-hidden="true" />
        <input
          data-first-focus
          placeholder={t("palette.find")}
          aria-label={t("palette.find")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <div className="palette-groups">
        {found.map((group) => (
          <Group key={group.kind} group={group} searching={search.trim() !== ""} />
        ))}
        {none && library && <EmptyState text={t("palette.none")} />}
      </div>
      <DragGhost />
    </div>
  );
}

function Group({ group, searching }: { group: PaletteGroup; searching: boolean }) {
  const [all, setAll] = useState(false);
  if (group.items.length === 0) return null;
  const shown = searching || all ? group.items : group.items.filter((item) => item.common);
  const hidden = group.items.length - shown.length;
  const toggle =
    searching || (hidden === 0 && !all) ? null : (
      <button type="button" className="palette-more" aria-expanded={all} onClick={() => setAll(!all)}>
        {all
          ? t("palette.less")
          : group.kind === "boundaries"
            ? t("palette.boundaryCount", { count: group.items.length })
            : t("palette.more", { count: hidden })}
      </button>
    );
  return (
    <section aria-label={t(`palette.${group.kind}`)}>
      <h2>
        {t(`palette.${group.kind}`)}
        {toggle}
      </h2>
      {shown.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </section>
  );
}

function Item({ item }: { item: PaletteItem }) {
  const placing = useView((state) => state.tool.kind === "place" && state.tool.what.typeId === item.id);
  const drag = usePaletteDrag(item);
  return (
    <button
      type="button"
      className="palette-item"
      title={item.hint}
      aria-label={t("palette.place", { name: item.name })}
      aria-pressed={placing}
      {...drag}
      onClick={(event) => {
        // A click without a pointer is Enter or Space: there is no second click to say where.
        if (event.detail === 0) void placeInMiddle(item.what);
        else setView({ tool: placing ? { kind: "select" } : { kind: "place", what: item.what } });
      }}
    >
      {item.look.kind === "boundary" ? (
        <span className={`palette-boundary ${item.look.family}`} />
      ) : (
        <Tile {...item.look} size="sm" />
      )}
      <span className="palette-name">{item.name}</span>
      {item.key && <KeyCap keys={item.key} />}
    </button>
  );
}
