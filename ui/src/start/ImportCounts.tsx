import "./import.css";
import type { ImportCount } from "../bindings/ImportCount";
import { t } from "../i18n";

/** What became of everything in a file of another tool, one row a kind. */
export function ImportCounts({ counts }: { counts: readonly ImportCount[] }) {
  const columns = ["found", "kept", "changed", "dropped"] as const;
  return (
    <table className="import-counts">
      <thead>
        <tr>
          <th scope="col">{t("import.kind")}</th>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {t(`import.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {counts.map((count) => (
          <tr key={count.what}>
            <th scope="row">{count.what}</th>
            {columns.map((column) => (
              <td key={column} className={count[column] === 0 ? "none" : column}>
                {count[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
