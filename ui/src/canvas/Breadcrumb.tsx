import { ChevronRight } from "lucide-react";
import { Fragment } from "react";
import { t } from "../i18n";
import { diagramChain } from "../model/edits/between";
import { useMirror } from "../model/mirror";
import { setView } from "../view/view";

/** Inside a process: the diagrams around this one, and the way back to each. */
export function Breadcrumb({ diagram }: { diagram: string | null }) {
  const model = useMirror((state) => state.model);
  const chain = model && diagram ? diagramChain(model, diagram) : [];
  if (!model || !diagram || chain.length === 0) return null;
  return (
    <nav className="float breadcrumb" aria-label={t("between.where")}>
      {chain.map((step) => (
        <Fragment key={step.diagram}>
          <button type="button" onClick={() => setView({ diagram: step.diagram, selection: [step.element] })}>
            {model.diagrams[step.diagram]?.title}
          </button>
          <ChevronRight size={12} aria-hidden="true" />
        </Fragment>
      ))}
      <span aria-current="page">{model.diagrams[diagram]?.title}</span>
    </nav>
  );
}
