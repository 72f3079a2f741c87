import { ChevronDown, ChevronRight, Scissors, Waypoints } from "lucide-react";
import { useState } from "react";
import type { AttackPath } from "../bindings/AttackPath";
import type { Model } from "../bindings/Model";
import { jumpTo } from "../commands/jump";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { IconButton } from "../kit/IconButton";
import { showPath } from "../view/view";
import { type PathView, pathView } from "./attackPaths";
import type { Library } from "./library";

type Props = { model: Model; library: Library; paths: readonly AttackPath[] };

/** The chains from an entry point to something worth protecting, most urgent first. */
export function AttackPaths({ model, library, paths }: Props) {
  if (paths.length === 0) return null;
  return (
    <section className="panel" data-testid="attack-paths">
      <header>
        <h2>{t("paths.title")}</h2>
        <span className="muted">{t("paths.note")}</span>
      </header>
      <ol className="attack-paths">
        {paths.map((path) => (
          <Path key={`${path.title}/${path.goal}`} path={pathView(model, library, path)} all={paths.length} />
        ))}
      </ol>
    </section>
  );
}

function Path({ path, all }: { path: PathView; all: number }) {
  const [open, setOpen] = useState(false);
  const Arrow = open ? ChevronDown : ChevronRight;
  const show = () => {
    const [first] = path.elements;
    if (first) jumpTo(first);
    showPath(path.elements, path.flows, path.goal);
  };
  return (
    <li>
      <div className="path-head">
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)} data-testid="attack-path">
          <Arrow size={12} aria-hidden="true" />
          <span>
            {path.title}
            <small>{[path.goal, t("paths.steps", { count: path.steps.length })].filter(Boolean).join(" · ")}</small>
          </span>
        </button>
        <IconButton label={t("decide.showOnCanvas")} icon={Waypoints} size="sm" onClick={show} />
      </div>
      {open && (
        <ol className="path-steps">
          {path.steps.map((step) => (
            <li key={step.number} className={classes(step.cut && "cut")}>
              <em>{step.number}</em>
              <span>
                <b>{step.where}</b>
                <small>{`${step.what} · ${step.tactic}`}</small>
                {step.cut && (
                  <small className="path-cut">
                    <Scissors size={12} aria-hidden="true" />
                    {t(path.mitigation ? "paths.cutWith" : "paths.cut", {
                      mitigation: path.mitigation,
                      breaks: path.breaks,
                      all,
                    })}
                  </small>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
