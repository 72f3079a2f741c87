import { CircleHelp } from "lucide-react";
import { t } from "../i18n";
import { Chip } from "../kit/Chip";
import { questionWords } from "../model/libraryWords";
import { makeEdit } from "../model/mirror";
import type { Question } from "../model/types";
import { questionKey, setThreats, useThreats } from "./state";

/** A blank attribute that would change the answer, asked in plain words. An answer states the attribute. */
export function QuestionCard({ question, place }: { question: Question; place?: string }) {
  const { subject, attribute } = question;
  const words = questionWords(question);
  const later = useThreats((state) => state.later);
  return (
    <section className="ask" data-testid="question" aria-label={words.text}>
      <div className="ask-text">
        <CircleHelp size={16} aria-hidden="true" />
        <span>
          {words.text}
          {place && <small>{place}</small>}
        </span>
      </div>
      <div className="ask-answers">
        {question.answers.map((answer, index) => (
          <Chip
            key={String(answer.value)}
            onClick={() => void makeEdit({ edit: "set_attribute", subject, attribute, value: answer.value })}
          >
            {words.answers[index]}
          </Chip>
        ))}
        <Chip onClick={() => setThreats({ later: [...later, questionKey(subject, attribute)] })}>
          {t("threats.askLater")}
        </Chip>
      </div>
    </section>
  );
}
