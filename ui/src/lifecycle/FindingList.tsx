import { TriangleAlert } from "lucide-react";
import type { LifeCycleFinding as Finding } from "../bindings/LifeCycleFinding";
import type { Model } from "../bindings/Model";
import { jumpTo } from "../commands/jump";
import { t } from "../i18n";
import { showPath } from "../view/view";

/** Findings as sentences; each leads to its place, with the way of the content drawn on the canvas. */
export function FindingList({ findings, model }: { findings: readonly Finding[]; model: Model }) {
  if (findings.length === 0) return null;
  const go = ({ key, path }: Finding) => {
    const flows = path.slice(1).flatMap((to, index) => {
      const from = path[index];
      const found = Object.values(model.flows).find(
        (flow) => (flow.source === from && flow.target === to) || (flow.source === to && flow.target === from),
      );
      return found ? [found.id] : [];
    });
    jumpTo(key.id);
    showPath(path, flows, model.elements[path.at(-1) ?? ""]?.name ?? "");
  };
  return (
    <section className="panel life-findings" aria-label={t("life.findings")} data-testid="findings">
      <header>
        <TriangleAlert size={14} aria-hidden="true" />
        <h2>{t("life.findings")}</h2>
      </header>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.kind}/${finding.key.id}/${finding.text}`}>
            <button type="button" className="link" onClick={() => go(finding)}>
              {finding.text}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
