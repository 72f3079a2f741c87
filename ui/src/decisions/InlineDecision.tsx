import { useId, useRef } from "react";
import { matches } from "../commands/keys";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import type { ThreatRow } from "../threats/rows";
import { TreatmentKeys } from "../threats/TreatmentKeys";
import { DecisionFields } from "./DecisionFields";
import type { Treatment } from "./draft";
import { Refusal } from "./Refusal";
import { useDecision } from "./useDecision";

type Props = {
  row: ThreatRow;
  begin: Treatment;
  size?: "words" | "large";
  /** Recorded, or given up. */
  onDone: (recorded: boolean) => void;
};

/** A decision in place, under the card it is about: the treatment, what it needs, and one key to record it. */
export function InlineDecision({ row, begin, size = "words", onDone }: Props) {
  const form = useDecision(row, useId(), begin);
  const area = useRef<HTMLFormElement>(null);
  const { treatment } = form.draft;
  const record = async () => {
    if (await form.record()) onDone(true);
  };
  return (
    <form
      ref={area}
      className="inline-decision"
      data-testid="inline-decision"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
      onKeyDown={(event) => {
        if (matches("mod+Enter", event)) {
          event.preventDefault();
          event.stopPropagation();
          void record();
        }
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone(false);
        }
      }}
    >
      <TreatmentKeys size={size} chosen={treatment} onChoose={form.choose} />
      <p className="needs">{t(`decide.needs.${treatment}`)}</p>
      <DecisionFields key={treatment} form={form} autoFocus />
      <Refusal form={form} />
      <div className="inline-foot">
        <Button variant="primary" type="submit" disabled={form.busy} data-testid="record-decision">
          {t("decide.record")}
        </Button>
        <Button variant="ghost" onClick={() => onDone(false)}>
          {t("kit.cancel")}
        </Button>
      </div>
    </form>
  );
}
