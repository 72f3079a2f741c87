import { Package, Undo2, Upload, X } from "lucide-react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { IconButton } from "../kit/IconButton";
import { PageHead } from "./PageHead";
import { RefusedPack } from "./RefusedPack";
import { ReleasePreviewPanel } from "./ReleasePreviewPanel";
import { choosePack, chooseRelease, removePack, rollBack, useLibrary } from "./state";
import type { About, Catalogue } from "./types";

/** Which library is in use: its release and packs with licence and attribution, and how to change it. */
export function LibraryPage({ catalogue }: { catalogue: Catalogue }) {
  const status = useLibrary((state) => state.status);
  const preview = useLibrary((state) => state.preview);
  const refused = useLibrary((state) => state.refusedPack);
  const busy = useLibrary((state) => state.busy);
  const about = status?.about ?? catalogue.about;
  const silenced = Object.entries(catalogue.silenced);
  const others = Object.values(catalogue.packs).filter(({ id }) => !status?.packs.some((pack) => pack.id === id));
  return (
    <>
      <PageHead id={about.version} name={about.name} note={t("library.inUse")} />
      {status?.problem && (
        <section className="panel warned">
          <h2>{t("library.problem")}</h2>
          <p>{status.problem}</p>
        </section>
      )}
      {preview && <ReleasePreviewPanel catalogue={catalogue} preview={preview} />}
      {refused && <RefusedPack refused={refused} />}
      <section className="panel">
        <header>
          <h2>{t("library.release", { version: catalogue.about.atlas_release ?? about.version })}</h2>
          <span className="muted">{t(status?.release ? "library.takenOver" : "library.asShipped")}</span>
        </header>
        <Credit about={about} />
        <div className="page-actions">
          <Button icon={Upload} disabled={busy} onClick={() => void chooseRelease()} data-testid="choose-release">
            {t("library.chooseRelease")}
          </Button>
          {status?.previous && (
            <Button icon={Undo2} disabled={busy} onClick={() => void rollBack()} data-testid="roll-back">
              {t("library.rollBack", { previous: status.previous })}
            </Button>
          )}
        </div>
      </section>
      {others.map((pack) => (
        <section className="panel" key={pack.id}>
          <header>
            <h2>{pack.name}</h2>
            <code className="muted">{pack.prefix}</code>
          </header>
          <Credit about={pack} />
        </section>
      ))}
      <section className="panel">
        <header>
          <h2>{t("library.packs")}</h2>
        </header>
        {status?.packs.length === 0 && <p className="muted">{t("library.packsNone")}</p>}
        {status?.packs.map((pack) => (
          <div className="pack-line" key={pack.id}>
            <h3>
              {`${pack.name} ${pack.version}`} <code className="muted">{pack.prefix}</code>
              <IconButton
                label={t("library.removePack", { name: pack.name })}
                icon={X}
                size="sm"
                onClick={() => void removePack(pack.id)}
              />
            </h3>
            <Credit about={pack} />
          </div>
        ))}
        <div className="page-actions">
          <Button icon={Package} disabled={busy} onClick={() => void choosePack()} data-testid="add-pack">
            {t("library.addPack")}
          </Button>
        </div>
      </section>
      {silenced.length > 0 && (
        <section className="panel">
          <header>
            <h2>{t("library.silenced")}</h2>
          </header>
          <ul className="page-advice">
            {silenced.map(([rule, { pack, reason }]) => (
              <li key={rule}>
                <code>{rule}</code> <small className="muted">{pack}</small>
                <p>{reason}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Licence and attribution, which stand beside every pack. */
function Credit({ about }: { about: Partial<About> }) {
  return (
    <dl className="page-facts selectable">
      <dt>{t("library.licence")}</dt>
      <dd>
        {about.licence}
        {(about.attribution ?? []).map((line) => (
          <small key={line}>{line}</small>
        ))}
      </dd>
      <dt>{t("library.digest")}</dt>
      <dd>
        <code title={about.digest}>{about.digest?.slice(0, 16)}</code>
      </dd>
    </dl>
  );
}
