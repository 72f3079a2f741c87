import { t } from "../i18n";
import { Button } from "../kit/Button";
import { setLibrary } from "./state";
import type { PackOutcome } from "./types";

/** Why a pack was not added: every fault with file and line, as the linter says it. */
export function RefusedPack({ refused }: { refused: PackOutcome }) {
  return (
    <section className="panel warned" role="alert" data-testid="pack-faults">
      <h2>{t("library.packRefused", { folder: refused.folder })}</h2>
      <p>{t("library.packFaults", { count: refused.faults.length })}</p>
      <ul className="page-faults selectable">
        {refused.faults.map(({ file, line, column, message, hint }) => (
          <li key={`${file}:${line}:${column}:${message}`}>
            <code>{`${file}:${line}:${column}`}</code>
            <span>
              {message}
              {hint && <small>{hint}</small>}
            </span>
          </li>
        ))}
      </ul>
      <div className="page-actions">
        <Button onClick={() => setLibrary({ refusedPack: null })}>{t("kit.close")}</Button>
      </div>
    </section>
  );
}
