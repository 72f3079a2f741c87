import { Library, Search } from "lucide-react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Segmented } from "../kit/Segmented";
import { Select } from "../kit/Select";
import { frameworkName, frameworks, isNarrow } from "./matrix";
import { goTo, setWanted, useLibrary } from "./state";
import type { Catalogue } from "./types";

const ANY = "";

/** What the matrix shows: words, the pack, an item of another framework. */
export function LibraryBar({ catalogue, found }: { catalogue: Catalogue; found: number }) {
  const wanted = useLibrary((state) => state.wanted);
  const framework = wanted.crosswalk ? catalogue.crosswalks[wanted.crosswalk.framework] : undefined;
  return (
    <search className="filter-bar library-bar" aria-label={t("library.title")}>
      <div className="field">
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          aria-label={t("library.search")}
          placeholder={t("library.search")}
          value={wanted.text}
          data-testid="library-search"
          onChange={(event) => setWanted({ text: event.target.value })}
        />
      </div>
      <Segmented
        label={t("library.pack")}
        value={wanted.standard ? "standard" : "ai"}
        options={[
          { value: "ai", label: t("library.ai") },
          { value: "standard", label: t("library.standard") },
        ]}
        onChange={(pack) => setWanted({ standard: pack === "standard" })}
      />
      <Select
        label={t("library.crosswalk")}
        hideLabel
        compact
        value={wanted.crosswalk?.framework ?? ANY}
        options={[
          { value: ANY, label: t("library.anyFramework") },
          ...frameworks(catalogue).map(({ id }) => ({ value: id, label: frameworkName(catalogue, id) })),
        ]}
        onChange={(id) => setWanted({ crosswalk: id === ANY ? null : { framework: id, item: null } })}
      />
      {framework && (
        <Select
          label={frameworkName(catalogue, framework.id)}
          hideLabel
          compact
          value={wanted.crosswalk?.item ?? ANY}
          options={[
            { value: ANY, label: t("library.anyItem") },
            ...framework.items.map(({ id, title }) => ({ value: id, label: `${id} ${title}` })),
          ]}
          onChange={(item) => setWanted({ crosswalk: { framework: framework.id, item: item === ANY ? null : item } })}
        />
      )}
      <span className="grow" />
      <span className="cap" aria-live="polite">
        {t("library.found", { count: found })}
      </span>
      {isNarrow(wanted) && (
        <button type="button" className="link" onClick={() => setWanted({ text: "", crosswalk: null })}>
          {t("library.clear")}
        </button>
      )}
      <Button icon={Library} onClick={() => goTo({ kind: "library" })} data-testid="library-in-use">
        {t("library.inUse")}
      </Button>
    </search>
  );
}
