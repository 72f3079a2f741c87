import { CircleHelp } from "lucide-react";
import { t } from "../i18n";
import { Chip } from "../kit/Chip";
import { makeEdit } from "../model/mirror";
import type { Question } from "../model/types";
import { questionKey, setThreats, useThreats } from "./state";

/** A blank attribute that would change the answer, asked in plain words. An answer states the attribute. */
export function QuestionCard({ question, place }: { question: Question; place?: string }) {
  const { subject, attribute } = question;
  const later = useThreats((state) => state.later);
  return (
    <section className="ask" data-testid="question" aria-label={question.text}>
      <div className="ask-text">
        <CircleHelp size={16} aria-hidden="true" />
        <span>
          {question.text}
          {place && <small>{place}</small>}
        </span>
      </div>
      <div className="ask-answers">
        {question.answers.map((answer) => (
          <Chip
            key={String(answer.value)}
            onClick={() => void makeEdit({ edit: "set_attribute", subject, attribute, value: answer.value })}
          >
            {answer.label}
          </Chip>
        ))}
        <Chip onClick={() => setThreats({ later: [...later, questionKey(subject, attribute)] })}>
          {t("threats.askLater")}
        </Chip>
      </div>
    </section>
  );
}
