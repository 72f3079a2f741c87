import { FileSpreadsheet, Plus, Search } from "lucide-react";
import type { Status } from "../bindings/Status";
import { saveTable } from "../commands/files";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Chip } from "../kit/Chip";
import { IconButton } from "../kit/IconButton";
import { Menu, type MenuEntry } from "../kit/Menu";
import { Select } from "../kit/Select";
import { useMirror } from "../model/mirror";
import { tableCells } from "./csv";
import { useCvssOf } from "./cvss";
import { applyFilter, beforeStatus, type GroupBy, offeredFacets, sortRows } from "./filter";
import type { Library } from "./library";
import { countByStatus, isStandard, type ThreatRow } from "./rows";
import { SavedFilters } from "./SavedFilters";
import { readFilter } from "./savedFilters";
import { flipFacet, setFilter, setThreats, useThreats } from "./state";

const STATUSES: readonly (Status | "all")[] = ["all", "open", "decided", "not_applicable"];
const GROUPS: readonly GroupBy[] = ["subject", "level", "status", "owner", "none"];

/** What the table shows: words, state, further conditions as removable chips below, and how it is grouped. */
export function FilterBar({ rows }: { rows: readonly ThreatRow[] }) {
  const filter = useThreats((state) => state.filter);
  const groupBy = useThreats((state) => state.groupBy);
  const counts = countByStatus(beforeStatus(rows, filter));
  const standard = rows.filter(isStandard).length;
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library) as Library;
  const sort = useThreats((state) => state.sort);
  const readings = useCvssOf(rows.map((row) => row.threat?.cvss ?? ""));
  const exportRows = async () => {
    if (!model) return;
    const shown = sortRows(applyFilter(rows, filter), sort);
    await saveTable(tableCells(model, library, shown, readings));
  };
  return (
    <>
      <search className="filter-bar" aria-label={t("threats.filters")}>
        <div className="field">
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            aria-label={t("threats.filter")}
            placeholder={t("threats.filter")}
            value={filter.text}
            data-testid="filter-text"
            onChange={(event) => setFilter({ text: event.target.value })}
          />
        </div>
        <div className="filter-chips">
          {STATUSES.map((status) => (
            <Chip key={status} on={filter.status === status} onClick={() => setFilter({ status })}>
              {t(`threats.chip.${status}`, { count: counts[status] })}
            </Chip>
          ))}
          {standard > 0 && (
            <Chip on={filter.standard} onClick={() => setFilter({ standard: !filter.standard })}>
              {t("threats.standardChip", { count: standard })}
            </Chip>
          )}
          <MoreFilters rows={rows} />
        </div>
        <span className="grow" />
        <span className="cap">{t("threats.groupBy")}</span>
        <Select<GroupBy>
          label={t("threats.groupBy")}
          hideLabel
          compact
          value={groupBy}
          options={GROUPS.map((value) => ({ value, label: t(`threats.group.${value}`) }))}
          onChange={(value) => setThreats({ groupBy: value, folded: [] })}
        />
        <SavedFilters table="threats" query={filter} onApply={(query) => setThreats({ filter: readFilter(query) })} />
        <IconButton
          label={t("filters.csv")}
          icon={FileSpreadsheet}
          onClick={() => void exportRows()}
          data-testid="export-table"
        />
        <Button
          variant="primary"
          icon={Plus}
          onClick={() => setThreats({ writing: { kind: "model" } })}
          data-testid="own-threat"
        >
          {t("threats.addOwn")}
        </Button>
      </search>
      <ActiveFilters
        shown={applyFilter(rows, filter).length}
        all={beforeStatus(rows, { ...filter, facets: [] }).length}
      />
    </>
  );
}

/** The further conditions that hold now, each removable, and how many rows they leave. */
function ActiveFilters({ shown, all }: { shown: number; all: number }) {
  const { facets } = useThreats((state) => state.filter);
  if (facets.length === 0) return null;
  return (
    <div className="active-filters">
      {facets.map((facet) => (
        <Chip
          key={`${facet.kind}/${facet.label}`}
          on
          onRemove={() => flipFacet(facet)}
          removeLabel={t("threats.removeFilter", { label: facet.label })}
        >
          {facet.label}
        </Chip>
      ))}
      <button type="button" className="link" onClick={() => setFilter({ facets: [] })}>
        {t("threats.clearFilters")}
      </button>
      <span className="grow" />
      <span className="cap">{t("threats.showing", { shown, all })}</span>
    </div>
  );
}

function MoreFilters({ rows }: { rows: readonly ThreatRow[] }) {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library) as Library;
  const entries = (): MenuEntry[] => {
    if (!model) return [];
    const offered = offeredFacets(model, library, rows, { stale: t("threats.staleWord"), late: t("dashboard.late") });
    const kinds = [...new Set(offered.map((facet) => facet.kind))];
    return kinds.flatMap((kind): MenuEntry[] => [
      { kind: "label", id: kind, label: t(`threats.facet.${kind as "level"}`) },
      ...offered
        .filter((facet) => facet.kind === kind)
        .map(
          (facet): MenuEntry => ({
            kind: "item",
            id: `${kind}/${facet.label}`,
            label: facet.label,
            run: () => flipFacet(facet),
          }),
        ),
    ]);
  };
  const trigger = (
    <button type="button" className="chip" data-testid="add-filter">
      <Plus size={11} aria-hidden="true" />
      {t("threats.addFilter")}
    </button>
  );
  return <Menu trigger={trigger} entries={entries} align="start" />;
}
