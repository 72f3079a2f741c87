import { Lock, TriangleAlert } from "lucide-react";
import { attempt } from "../commands/files";
import { stopLayout } from "../commands/layout";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { Progress } from "../kit/Progress";
import { openLibrary } from "../library/state";
import { catalogue } from "../library/types";
import { counts } from "../model/counts";
import { useMirror } from "../model/mirror";
import { setView, useView } from "../view/view";

/** The offline promise, messages, the size of the model, the library and what is left to decide. */
export function StatusBar() {
  const model = useMirror((state) => state.model);
  const library = useMirror((state) => state.library);
  const analysis = useMirror((state) => state.analysis);
  const errors = useView((state) => state.errors.length);
  const work = useView((state) => state.work);
  const { undecided, total } = counts(analysis);
  const pinned = model?.about.library?.digest;
  const loaded = catalogue(library)?.about.digest;
  const otherLibrary = pinned !== undefined && loaded !== undefined && pinned !== loaded;
  const size = (map: { [id: string]: unknown } | undefined) => Object.keys(map ?? {}).length;
  return (
    <footer className="status">
      <span>
        <Lock size={12} aria-hidden="true" />
        {t("shell.offline")}
      </span>
      {errors > 0 && (
        <button type="button" className="alarm" onClick={() => setView({ dialog: { kind: "errors" } })}>
          <TriangleAlert size={12} aria-hidden="true" />
          {t("shell.errorLog", { count: errors })}
        </button>
      )}
      {work && (
        <Progress
          label={work.what}
          value={work.total > 0 ? work.done / work.total : null}
          onCancel={() => {
            stopLayout();
            void attempt(shell.cancel);
          }}
        />
      )}
      <span className="grow" />
      <span>
        {[
          t("shell.elements", { count: size(model?.elements) }),
          t("shell.flows", { count: size(model?.flows) }),
          t("shell.boundaries", { count: size(model?.boundaries) }),
        ].join(" · ")}
      </span>
      <span className="divider" />
      {library && (
        <>
          <button type="button" className="library-name" title={t("library.open")} onClick={openLibrary}>
            {t("shell.library", { name: library.about.name, version: library.about.version })}
            {otherLibrary && ` · ${t("library.otherLibrary")}`}
          </button>
          <span className="divider" />
        </>
      )}
      <span>
        <b>{undecided}</b> {t("shell.undecided", { total })}
      </span>
    </footer>
  );
}
