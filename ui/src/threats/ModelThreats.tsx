import { ArrowRight, Plus } from "lucide-react";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { LevelBadge } from "../kit/marks";
import type { Analysis, Question } from "../model/types";
import { setView } from "../view/view";
import { OwnThreatDialog } from "./OwnThreatDialog";
import { QuestionCard } from "./QuestionCard";
import { byRisk, countByStatus, isStandard, type ThreatRow } from "./rows";
import { levelWord } from "./scale";
import { openDecision, questionKey, setThreats, useThreats } from "./state";
import { subjectName } from "./subjects";

const QUESTIONS = 3;
const WORST = 5;

/** The Threats tab while nothing is selected: what to ask first, and where the worst undecided threats are. */
export function ModelThreats({
  model,
  analysis,
  rows,
}: {
  model: Model;
  analysis: Analysis;
  rows: readonly ThreatRow[];
}) {
  const later = useThreats((state) => state.later);
  const writing = useThreats((state) => state.writing);
  const counted = rows.filter((row) => !isStandard(row));
  const counts = countByStatus(counted);
  const asked = analysis.questions
    .filter(({ subject, attribute }) => !later.includes(questionKey(subject, attribute)))
    .slice(0, QUESTIONS);
  const worst = counted
    .filter((row) => row.status === "open")
    .sort(byRisk)
    .slice(0, WORST);
  return (
    <div className="element-threats" data-testid="model-threats">
      {asked.map((question) => (
        <QuestionCard
          key={questionKey(question.subject, question.attribute)}
          question={question}
          place={placeOf(model, question)}
        />
      ))}
      {counts.all === 0 && <p className="all-decided">{t("threats.noRows")}</p>}
      {worst.length > 0 && <h3 className="cap">{t("threats.worst")}</h3>}
      {worst.map((row) => (
        <button key={row.id} type="button" className="threat-card short" onClick={() => openDecision(row.id)}>
          <span className="threat-title">{row.title}</span>
          <span className="threat-meta">
            <Level model={model} row={row} />
            <span className="muted">{row.subjectName}</span>
          </span>
        </button>
      ))}
      <div className="threats-foot">
        <Button icon={Plus} onClick={() => setThreats({ writing: { kind: "model" } })} data-testid="own-threat">
          {t("threats.addOwn")}
        </Button>
        <span className="grow" />
        {counts.all > 0 && (
          <button type="button" className="link" onClick={() => setView({ view: "threats" })}>
            {t("threats.allThreats", { count: counts.all })}
            <ArrowRight size={12} aria-hidden="true" />
          </button>
        )}
      </div>
      {writing?.kind === "model" && <OwnThreatDialog subject={writing} />}
    </div>
  );
}

/** The name of what is asked about, where the question does not say it. */
function placeOf(model: Model, { subject, text }: Question): string {
  const name = subjectName(model, subject) ?? "";
  return text.includes(name) ? "" : name;
}

function Level({ model, row }: { model: Model; row: ThreatRow }) {
  const level = levelWord(model.about.risk, row.inherent?.level ?? null);
  return level && <LevelBadge level={level} suggested={row.inherent?.suggested ?? false} />;
}
