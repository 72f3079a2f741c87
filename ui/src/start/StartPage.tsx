import { Download, FolderOpen, Library, Lock, Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { attempt, newFile, openFile, openRecentFile } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { Button } from "../kit/Button";
import { CompassRose, RhumbLines } from "../kit/brand";
import { Chip } from "../kit/Chip";
import { KeyCap } from "../kit/KeyCap";
import { ElementGlyph } from "../kit/Tile";
import { openLibrary } from "../library/state";
import type { Recent, Starter, StartPage as StartPageData } from "../model/types";
import { setView } from "../view/view";
import { iconOf } from "./iconOf";
import { BlankPicture, StarterPicture } from "./StarterPicture";
import { whenOpened } from "./whenOpened";

const EMPTY: StartPageData = {
  recent: [],
  starters: [],
  library: { name: "", version: "", techniques: 0 },
  formats: [],
};

let asked: Promise<StartPageData | null> | null = null;

/** Asks what the start page shows before it is drawn. */
export function askForStart(): Promise<StartPageData | null> {
  asked = attempt(shell.startPage);
  return asked;
}

/** Where the window opens: recent models, a gallery of starters, opening and importing. */
export function StartPage() {
  const [page, setPage] = useState(EMPTY);
  useEffect(() => {
    void (asked ?? askForStart()).then((found) => found && setPage(found));
    // Coming back later, the files may be others.
    asked = null;
  }, []);
  return (
    <main className="start">
      <section className="start-left">
        <div className="start-brand">
          <CompassRose size={52} />
          <div>
            <h1>{t("app.name")}</h1>
            <p className="muted">{t("app.claim")}</p>
          </div>
        </div>
        <div className="start-actions">
          <Button variant="primary" size="lg" icon={Plus} onClick={() => void newFile(null)}>
            {t("start.new")}
          </Button>
          <Button size="lg" icon={FolderOpen} keys="mod+O" onClick={() => void openFile()}>
            {t("start.open")}
          </Button>
        </div>
        <RecentList recent={page.recent} />
        <span className="grow" />
        <RhumbLines />
        <div className="start-promise">
          <Lock size={14} aria-hidden="true" />
          {t("start.promise")}
        </div>
      </section>
      <section className="start-right">
        <div className="start-head">
          <h2 className="title-lg">{t("start.known")}</h2>
          <span className="muted">{t("start.knownNote")}</span>
        </div>
        <Gallery starters={page.starters} />
        <Import formats={page.formats} />
        <footer className="start-foot">
          {page.library.name && (
            <button type="button" title={t("library.open")} onClick={openLibrary} data-testid="start-library">
              <Library size={14} aria-hidden="true" />
              {t("start.library", {
                name: page.library.name,
                version: page.library.version,
                count: page.library.techniques,
              })}
            </button>
          )}
          <span className="grow" />
          <button type="button" onClick={() => setView({ dialog: { kind: "shortcuts" } })}>
            {t("start.shortcuts")}
            <KeyCap keys="?" />
          </button>
        </footer>
      </section>
    </main>
  );
}

function RecentList({ recent }: { recent: readonly Recent[] }) {
  return (
    <nav className="start-recent" aria-label={t("start.recent")}>
      <h2 className="cap">{t("start.recent")}</h2>
      {recent.length === 0 && <p className="recent-empty">{t("start.noRecent")}</p>}
      {recent.map((file) => (
        <button type="button" className="recent" key={file.id} onClick={() => void openRecentFile(file.id)}>
          <span className="recent-thumb">
            <ElementGlyph icon={iconOf(file.title)} size={18} />
          </span>
          <span>
            <b>{file.title}</b>
            <small>{file.folder}</small>
          </span>
          <span className="recent-when">
            {whenOpened(file.opened_at, new Date())}
            <br />
            {file.note}
          </span>
        </button>
      ))}
    </nav>
  );
}

function Gallery({ starters }: { starters: readonly Starter[] }) {
  return (
    <nav className={starters.length > 5 ? "gallery many" : "gallery"} aria-label={t("start.gallery")}>
      {starters.map((starter) => (
        <button
          type="button"
          className="starter"
          key={starter.id}
          onClick={() => void newFile(starter.id, starter.title)}
        >
          <StarterPicture model={starter.model} />
          <span className="starter-words">
            <b>{starter.title}</b>
            <small>{starter.summary}</small>
          </span>
        </button>
      ))}
      <button type="button" className="starter" onClick={() => void newFile(null)}>
        <BlankPicture />
        <span className="starter-words">
          <b>{t("start.blank")}</b>
          <small>{t("start.blankNote")}</small>
        </span>
      </button>
    </nav>
  );
}

function Import({ formats }: { formats: StartPageData["formats"] }) {
  return (
    <section className="start-import">
      <h2 className="title-md">{t("start.import")}</h2>
      <div className="drop-zone">
        <Download size={26} aria-hidden="true" />
        <div className="grow">
          <b>{t("start.dropHere")}</b>
          {t("start.or")}
          <button type="button" className="link" onClick={() => void openFile()}>
            {t("start.chooseOne")}
          </button>
          <div className="muted">{t("start.dropNote")}</div>
        </div>
        <div className="formats">
          {formats.map((format) => (
            <Chip key={format.id}>{format.name}</Chip>
          ))}
        </div>
      </div>
    </section>
  );
}
