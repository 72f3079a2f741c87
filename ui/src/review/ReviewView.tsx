import "../decisions/decisions.css";
import "./review.css";
import { Download, FileText } from "lucide-react";
import { exportEvidenceNow } from "../commands/files";
import { ControlsPanel } from "../controls/ControlsPanel";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { findingChecks } from "../lifecycle/findings";
import { useLifeCycle } from "../lifecycle/useLifeCycle";
import { useMirror } from "../model/mirror";
import { SignOffSide } from "../signoff/SignOffSide";
import { useRows } from "../threats/useRows";
import { setView } from "../view/view";
import { AssumptionsPanel } from "./AssumptionsPanel";
import { ChecksPanel } from "./ChecksPanel";
import { DashboardPanel } from "./DashboardPanel";
import { dateChecks } from "./dates";
import { HistoryList } from "./HistoryList";
import { ParticipantsPanel } from "./ParticipantsPanel";
import { RiskOwnerPanel } from "./RiskOwnerPanel";
import { SessionsPanel } from "./SessionsPanel";

/** Did we do a good job? What is missing, what the risk owner will read, and what happened so far. */
export function ReviewView() {
  const model = useMirror((state) => state.model);
  const analysis = useMirror((state) => state.analysis);
  const rows = useRows();
  const { findings } = useLifeCycle();
  if (!model || !analysis) return null;
  const checks = [...dateChecks(model, rows, new Date()), ...analysis.checks, ...findingChecks(findings)];
  const missing = checks.filter((check) => check.items.length > 0).length;
  return (
    <main className="review-view">
      <div className="review-main">
        <header className="review-head">
          <div>
            <h1 className="title-lg">{t("review.title")}</h1>
            <p className="muted">{t(missing > 0 ? "review.missing" : "review.complete", { count: missing })}</p>
          </div>
          <span className="grow" />
          <Button size="lg" icon={Download} onClick={() => void exportEvidenceNow()} data-testid="export-evidence">
            {t("signoff.evidence")}
          </Button>
          <Button
            variant="primary"
            size="lg"
            icon={FileText}
            onClick={() => setView({ dialog: { kind: "export" } })}
            data-testid="open-export"
          >
            {t("review.export")}
          </Button>
        </header>
        <ChecksPanel model={model} checks={checks} rows={rows} />
        <DashboardPanel model={model} rows={rows} />
        <RiskOwnerPanel model={model} rows={rows} />
        <ControlsPanel model={model} />
        <div className="review-pair">
          <AssumptionsPanel model={model} />
          <ParticipantsPanel model={model} />
        </div>
        <SessionsPanel model={model} />
      </div>
      <aside className="side">
        <SignOffSide />
        <HistoryList />
      </aside>
    </main>
  );
}
