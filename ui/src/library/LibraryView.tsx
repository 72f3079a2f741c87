import "../threats/threats.css";
import "./library.css";
import { useEffect, useMemo } from "react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { useMirror } from "../model/mirror";
import { usesOf } from "./inModel";
import { LibraryBar } from "./LibraryBar";
import { LibraryPage } from "./LibraryPage";
import { Matrix } from "./Matrix";
import { MitigationPage } from "./MitigationPage";
import { columns } from "./matrix";
import { StateMark } from "./StateMark";
import { adopt, loadStatus, useLibrary } from "./state";
import { TechniquePage } from "./TechniquePage";
import { type Catalogue, catalogue } from "./types";

/** The threat library: everything that can go wrong, where this model stands with it, and which library is in use. */
export function LibraryView() {
  const loaded = useMirror((state) => state.library);
  const model = useMirror((state) => state.model);
  const analysis = useMirror((state) => state.analysis);
  const wanted = useLibrary((state) => state.wanted);
  const page = useLibrary((state) => state.page);
  const library = useMemo(() => catalogue(loaded), [loaded]);
  const uses = useMemo(() => (model && analysis ? usesOf(model, analysis) : new Map()), [model, analysis]);
  const shown = useMemo(() => (library ? columns(library, wanted) : []), [library, wanted]);
  useEffect(() => void loadStatus(), []);
  if (!library) return null;
  const found = new Set(shown.flatMap(({ all }) => all.map(({ id }) => id))).size;
  return (
    <main className="library-view">
      <div className="library-main">
        <LibraryBar catalogue={library} found={found} />
        <NotPinned catalogue={library} />
        <Matrix catalogue={library} columns={shown} uses={uses} />
        <Legend />
      </div>
      <aside className="side library-side" key={page.kind === "library" ? page.kind : page.id}>
        {page.kind === "library" && <LibraryPage catalogue={library} />}
        {page.kind === "technique" && <TechniquePage catalogue={library} id={page.id} uses={uses.get(page.id) ?? []} />}
        {page.kind === "mitigation" && <MitigationPage catalogue={library} id={page.id} uses={uses} />}
      </aside>
    </main>
  );
}

/** A model that was made with another library is told kindly, and can be brought along. */
function NotPinned({ catalogue }: { catalogue: Catalogue }) {
  const pinned = useMirror((state) => state.model?.about.library ?? null);
  const { about } = catalogue;
  if (!pinned || !about.digest || pinned.digest === about.digest) return null;
  const words = (version: string, name: string) => `${name} ${version}`;
  const before = words(pinned.version, pinned.name);
  const now = words(about.version, about.name);
  return (
    <div className="not-pinned" role="status">
      <p>
        {t("library.notPinned", {
          before: before === now ? t("library.otherRelease") : before,
          now: about.atlas_release ? `${now}, ${t("library.release", { version: about.atlas_release })}` : now,
        })}
      </p>
      <Button onClick={() => void adopt()} data-testid="adopt-library">
        {t("library.adopt")}
      </Button>
    </div>
  );
}

function Legend() {
  return (
    <p className="library-legend">
      <span>
        <StateMark state="open" count={2} />
        {t("library.legend")}
      </span>
      <span>
        <StateMark state="decided" count={1} />
        {t("library.legendDecided")}
      </span>
      <span>
        <StateMark state="not_applicable" count={1} />
        {t("library.legendNa")}
      </span>
      <span>
        <i className="state-mark none" />
        {t("library.legendNone")}
      </span>
    </p>
  );
}
