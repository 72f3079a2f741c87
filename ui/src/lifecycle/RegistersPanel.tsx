import { FileInput, Trash2 } from "lucide-react";
import type { Model } from "../bindings/Model";
import type { Register } from "../bindings/Register";
import type { RegisterEntry } from "../bindings/RegisterEntry";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { AddLine } from "../kit/AddLine";
import { Button } from "../kit/Button";
import { CheckRow } from "../kit/CheckRow";
import { Chip } from "../kit/Chip";
import { EmptyState } from "../kit/EmptyState";
import { SearchSelect } from "../kit/SearchSelect";
import { Segmented } from "../kit/Segmented";
import { TextField } from "../kit/TextField";
import { newId } from "../model/ids";
import { makeEdit, tryOptionalStep } from "../model/mirror";
import { subjectOptions } from "../threats/own";
import { putEntry, removeRecord } from "./edits";
import { ShownBy } from "./ShownBy";
import { type RegisterName, setLife, useLife } from "./state";

const NAMES: readonly RegisterName[] = ["debt", "incident", "evaluation", "monitoring", "update", "lesson"];
const BLANK: { [name in RegisterName]: Register } = {
  debt: { register: "debt", ends_when: "" },
  incident: { register: "incident", response: "", contacts: "", log_sources: "" },
  evaluation: { register: "evaluation", tool: "", release: "", passed: 0, failed: 0 },
  monitoring: { register: "monitoring", signal: "", logged: "", alarm: "" },
  update: { register: "update", procedure: "", rollback: "" },
  lesson: { register: "lesson", source: "", shared_with: "" },
};

const entryOf = (register: Register, title: string, threats: string[] = []): RegisterEntry => ({
  id: newId(),
  number: 0,
  title,
  description: "",
  owner: "",
  date: null,
  closed: false,
  subjects: [],
  threats,
  evidence: [],
  register,
});

/** Six short registers: debt, incidents, evaluations, monitoring, updates and lessons. */
export function RegistersPanel({ model }: { model: Model }) {
  const name = useLife((state) => state.register);
  const entries = Object.values(model.register)
    .filter((entry) => entry.register.register === name)
    .sort((a, b) => a.number - b.number);
  const unplanned = Object.values(model.threats)
    .filter(
      (threat) =>
        !Object.values(model.register).some((e) => e.register.register === "incident" && e.threats.includes(threat.id)),
    )
    .sort((a, b) => a.number - b.number)
    .slice(0, 5);
  return (
    <div className="life-main alone">
      <div className="life-bar">
        <Segmented
          label={t("life.registers.label")}
          value={name}
          options={NAMES.map((value) => ({ value, label: t(`life.registers.${value}`) }))}
          onChange={(register) => setLife({ register })}
        />
        <span className="grow" />
        {name === "evaluation" && (
          <Button icon={FileInput} onClick={() => void tryOptionalStep(() => shell.importEvaluation(newId(), []))}>
            {t("life.registers.import")}
          </Button>
        )}
      </div>
      <p className="muted">{t(`life.registers.about.${name}`)}</p>
      {entries.length === 0 && <EmptyState text={t("life.registers.empty")} />}
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} model={model} />
      ))}
      <AddLine
        label={t(`life.registers.add.${name}`)}
        testId="add-entry"
        onAdd={(title) => void makeEdit(putEntry(entryOf(BLANK[name], title)))}
      />
      {name === "incident" && unplanned.length > 0 && (
        <section className="panel life-begin-list">
          <header>
            <h3>{t("life.registers.fromThreats")}</h3>
          </header>
          {unplanned.map((threat) => (
            <Button
              key={threat.id}
              variant="ghost"
              onClick={() => void makeEdit(putEntry(entryOf(BLANK.incident, threat.title, [threat.id])))}
            >
              T-{threat.number} {threat.title}
            </Button>
          ))}
        </section>
      )}
    </div>
  );
}

function Entry({ entry, model }: { entry: RegisterEntry; model: Model }) {
  const put = (change: Partial<RegisterEntry>) => void makeEdit(putEntry({ ...entry, ...change }));
  const { register: kind, ...facts } = entry.register;
  const putFact = (key: string, value: string | number) =>
    put({ register: { ...entry.register, [key]: value } as Register });
  const subjects = subjectOptions(model);
  const key = (subject: { kind: string; id?: string }) => `${subject.kind}/${subject.id ?? ""}`;
  const linked = new Set(entry.subjects.map(key));
  const options = [
    { value: "", label: t("life.registers.link"), unset: true },
    ...subjects.filter((one) => !linked.has(key(one.subject))),
    ...Object.values(model.threats)
      .filter((threat) => !entry.threats.includes(threat.id))
      .map((threat) => ({ value: `threat:${threat.id}`, label: `T-${threat.number} ${threat.title}`, note: "" })),
  ];
  const link = (value: string) => {
    if (value.startsWith("threat:")) put({ threats: [...entry.threats, value.slice(7)].sort() });
    const found = subjects.find((one) => one.value === value);
    if (found) put({ subjects: [...entry.subjects, found.subject] });
  };
  return (
    <section className="panel" aria-label={entry.title} data-testid="entry" data-record={entry.id}>
      <header>
        <span className="mono">R-{entry.number}</span>
        <span className="grow quiet">
          <TextField
            label={t("life.registers.title")}
            hideLabel
            value={entry.title}
            onCommit={(title) => put({ title })}
          />
        </span>
        <CheckRow checked={entry.closed} onChange={(closed) => put({ closed })}>
          {t("life.registers.closed")}
        </CheckRow>
        <Button variant="ghost" icon={Trash2} onClick={() => void makeEdit(removeRecord("register_entry", entry.id))}>
          {t("life.remove")}
        </Button>
      </header>
      <div className="form-grid">
        <TextField label={t("life.owner")} value={entry.owner} onCommit={(owner) => put({ owner })} />
        <TextField
          label={t(kind === "lesson" || kind === "evaluation" ? "life.registers.when" : "life.due")}
          type="date"
          value={entry.date ?? ""}
          onCommit={(day) => put({ date: day || null })}
        />
        {Object.entries(facts).map(([field, value]) => (
          <TextField
            key={field}
            label={t(`life.fact.${field as "tool"}`)}
            multiline={["response", "procedure", "rollback", "ends_when"].includes(field)}
            value={String(value)}
            onCommit={(text) =>
              putFact(field, typeof value === "number" ? Math.max(0, Number.parseInt(text, 10) || 0) : text)
            }
          />
        ))}
      </div>
      <TextField
        label={t("life.registers.description")}
        multiline
        value={entry.description}
        onCommit={(description) => put({ description })}
      />
      <div className="life-links">
        {entry.subjects.map((subject) => {
          const text = subjects.find((one) => key(one.subject) === key(subject))?.label ?? "";
          return (
            <Chip
              key={key(subject)}
              removeLabel={t("life.removeEvidence", { text })}
              onRemove={() => put({ subjects: entry.subjects.filter((other) => key(other) !== key(subject)) })}
            >
              {text}
            </Chip>
          );
        })}
        {entry.threats.map((id) => (
          <Chip
            key={id}
            removeLabel={t("life.removeEvidence", { text: `T-${model.threats[id]?.number}` })}
            onRemove={() => put({ threats: entry.threats.filter((other) => other !== id) })}
          >
            T-{model.threats[id]?.number} {model.threats[id]?.title}
          </Chip>
        ))}
      </div>
      <SearchSelect
        label={t("life.registers.links")}
        searchLabel={t("life.search")}
        emptyText={t("life.noneFound")}
        value=""
        options={options}
        onChange={link}
      />
      <ShownBy model={model} about={entry.title} evidence={entry.evidence} onChange={(evidence) => put({ evidence })} />
    </section>
  );
}
