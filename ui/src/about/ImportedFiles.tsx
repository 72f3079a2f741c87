import { t } from "../i18n";
import { useMirror } from "../model/mirror";
import { ImportCounts } from "../start/ImportCounts";

/** The files of other tools that this model was taken from, each with what became of everything in it. */
export function ImportedFiles() {
  const imports = useMirror((state) => state.model?.imports);
  const files = Object.values(imports ?? {});
  if (files.length === 0) return null;
  return (
    <section data-testid="imported-files">
      <h3 className="cap">{t("about.imports")}</h3>
      {files.map((file) => (
        <details key={file.id} className="imported-file">
          <summary>
            {file.file_name || t("about.importUnnamed")} <span className="muted">{file.format}</span>
          </summary>
          <p className="muted imported-digest">{t("about.importDigest", { digest: file.digest })}</p>
          <ImportCounts counts={file.counts} />
          {file.notes.length > 0 && (
            <ul className="import-lines">
              {[...new Set(file.notes)].map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
        </details>
      ))}
    </section>
  );
}
