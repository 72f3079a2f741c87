import { ShieldPlus, Sparkles, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { Conformity } from "../bindings/Conformity";
import type { Framework } from "../bindings/library/Framework";
import type { Model } from "../bindings/Model";
import type { Proposal } from "../bindings/Proposal";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { FormField } from "../kit/FormField";
import { Segmented } from "../kit/Segmented";
import { TextField } from "../kit/TextField";
import { makeEdit, tryEdit } from "../model/mirror";
import { ConformityMark } from "./ConformityMark";
import { EvidenceField } from "./EvidenceField";
import { acceptEdit, actionFromGap, assessmentOf, judgeEdit, putAssessment, threatFromGap } from "./edits";
import type { Item } from "./types";

const STATES: readonly Conformity[] = ["met", "partly", "not_met", "not_applicable"];

type Props = { model: Model; framework: Framework; item: Item; proposal: Proposal | undefined };

/** One consideration: what it asks, what the model shows, and what the team says. */
export function ConsiderationSide({ model, framework, item, proposal }: Props) {
  const [blank] = useState(() => assessmentOf(model, framework.id, item.id));
  const record = model.assessments[blank.id] ?? assessmentOf(model, framework.id, item.id);
  const kept = record.id in model.assessments ? record : { ...record, id: blank.id };
  const last = kept.history.at(-1);
  const taken = last?.conformity === proposal?.conformity;
  const accept = proposal && !taken ? acceptEdit(model, kept, proposal) : null;
  return (
    <>
      <section className="life-asked">
        <div className="life-asked-head">
          <span className="mono">{item.id}</span>
          <ConformityMark state={last?.conformity} proposed={Boolean(proposal?.conformity)} />
        </div>
        <h2>{item.text}</h2>
        {item.guideline.summary && <p className="muted">{item.guideline.summary}</p>}
        {item.asked && (
          <dl className="life-facts">
            <dt>{t("life.concerns")}</dt>
            <dd>{item.asked.roles.map((role) => t(`life.role.${role}`)).join(", ")}</dd>
            <dt>{t("life.looksLike")}</dt>
            <dd>{item.asked.evidence.join("; ")}</dd>
          </dl>
        )}
        {item.guideline.verify && <p className="muted">{t("life.verifyHint", { name: framework.name })}</p>}
      </section>
      {proposal && (
        <section className="panel life-proposal" data-testid="proposal">
          <header>
            <Sparkles size={14} aria-hidden="true" />
            <h3>
              {proposal.conformity
                ? t("life.proposed", { state: t(`life.state.${proposal.conformity}`) })
                : t("life.notShown")}
            </h3>
          </header>
          <ul>
            {proposal.reasons.map((reason) => (
              <li key={reason.text}>{reason.text}</li>
            ))}
          </ul>
          {accept && (
            <Button variant="primary" onClick={() => void makeEdit(accept)} data-testid="accept">
              {t("life.accept")}
            </Button>
          )}
        </section>
      )}
      <JudgeForm key={last?.at ?? "new"} model={model} record={kept} last={last} />
      {last && (last.conformity === "not_met" || last.conformity === "partly") && (
        <div className="life-gap">
          <Button icon={TriangleAlert} onClick={() => void makeEdit(threatFromGap(model, kept, item.text))}>
            {t("life.makeThreat")}
          </Button>
          <Button
            icon={ShieldPlus}
            onClick={() => void makeEdit(actionFromGap(kept, item.text, item.asked?.mitigations?.[0] ?? null))}
          >
            {t("life.makeAction")}
          </Button>
        </div>
      )}
      <div className="form-grid">
        <TextField
          label={t("life.owner")}
          value={kept.owner}
          onCommit={(owner) => void makeEdit(putAssessment({ ...kept, owner }))}
        />
        <TextField
          label={t("life.due")}
          type="date"
          value={kept.due ?? ""}
          onCommit={(due) => void makeEdit(putAssessment({ ...kept, due: due || null }))}
        />
      </div>
      <EvidenceField model={model} record={kept} />
      {kept.history.length > 0 && (
        <section>
          <h3 className="form-label">{t("life.history")}</h3>
          <ol className="life-history">
            {[...kept.history].reverse().map((entry) => (
              <li key={`${entry.at}/${entry.conformity}`}>
                <ConformityMark state={entry.conformity} />
                <span>{entry.note}</span>
                <small className="muted">{[entry.at.slice(0, 10), entry.by].filter(Boolean).join(" · ")}</small>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

type FormProps = Pick<Props, "model"> & {
  record: ReturnType<typeof assessmentOf>;
  last: { conformity: Conformity; note: string } | undefined;
};

function JudgeForm({ model, record, last }: FormProps) {
  const [state, setState] = useState<Conformity | null>(last?.conformity ?? null);
  const [note, setNote] = useState(last?.note ?? "");
  const [fault, setFault] = useState<string>();
  const same = state === last?.conformity && note === (last?.note ?? "");
  const send = async () => {
    if (!state) return;
    const error = await tryEdit(judgeEdit(model, record, state, note));
    setFault(error ? (error.fields[0]?.message ?? error.message) : undefined);
  };
  return (
    <section className="form-stack" data-testid="judge">
      <Segmented
        label={t("life.howFar")}
        value={state}
        options={STATES.map((value) => ({ value, label: t(`life.state.${value}`) }))}
        onChange={setState}
      />
      <FormField
        label={t("life.note")}
        type="textarea"
        rows={2}
        value={note}
        onChange={setNote}
        note={state === "partly" || state === "not_applicable" ? t("life.noteNeeded") : undefined}
        error={fault}
        testId="note"
      />
      <Button disabled={!state || same} onClick={() => void send()} data-testid="record">
        {t("life.record")}
      </Button>
    </section>
  );
}
