import { ListPlus, Trash2 } from "lucide-react";
import type { LifeCycle } from "../bindings/LifeCycle";
import type { Model } from "../bindings/Model";
import type { Supplier } from "../bindings/Supplier";
import { t } from "../i18n";
import { AddLine } from "../kit/AddLine";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { Select } from "../kit/Select";
import { TextField } from "../kit/TextField";
import { newId } from "../model/ids";
import { makeEdit } from "../model/mirror";
import { putSupplier, removeRecord } from "./edits";
import { FindingList } from "./FindingList";
import { ShownBy } from "./ShownBy";

const QUESTIONS = ["standard", "incidents", "data", "training", "provenance", "changes", "access", "end"] as const;
const FIELDS = ["supplies", "version", "licence", "fallback", "data_control", "notes"] as const;

const newSupplier = (name: string): Supplier => ({
  id: newId(),
  name,
  supplies: "",
  version: "",
  licence: "",
  fallback: "",
  notes: "",
  data_control: "",
  due_diligence: [],
});

/** Third parties with what they were asked, what they get, and what is used when they fail. */
export function SuppliersPanel({ model, life }: { model: Model; life: LifeCycle }) {
  const suppliers = Object.values(model.suppliers).sort((a, b) => a.name.localeCompare(b.name));
  const findings = life.findings.filter((one) =>
    ["supplier_without_control", "unchecked_model_file"].includes(one.kind),
  );
  return (
    <div className="life-main alone">
      <FindingList findings={findings} model={model} />
      {suppliers.length === 0 && <EmptyState text={t("life.suppliers.empty")} />}
      {suppliers.map((supplier) => (
        <SupplierCard key={supplier.id} supplier={supplier} model={model} />
      ))}
      <AddLine
        label={t("life.suppliers.add")}
        testId="add-supplier"
        onAdd={(name) => void makeEdit(putSupplier(newSupplier(name)))}
      />
    </div>
  );
}

function SupplierCard({ supplier, model }: { supplier: Supplier; model: Model }) {
  const put = (change: Partial<Supplier>) => void makeEdit(putSupplier({ ...supplier, ...change }));
  const uses = [
    ...Object.values(model.elements).filter((element) => element.supplier === supplier.id),
    ...Object.values(model.assets).filter((asset) => asset.supplier === supplier.id),
  ].map(({ name }) => name);
  const asked = supplier.due_diligence;
  const answer = (at: number, change: Partial<(typeof asked)[number]>) =>
    put({ due_diligence: asked.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  const ask = (questions: readonly string[]) =>
    put({
      due_diligence: [
        ...asked,
        ...questions.map((question) => ({ question, answer: "", satisfied: null, evidence: [] })),
      ],
    });
  const missing = QUESTIONS.map((id) => t(`life.question.${id}`)).filter(
    (text) => !asked.some((one) => one.question === text),
  );
  return (
    <section className="panel" aria-label={supplier.name} data-testid="supplier">
      <header>
        <h2>{supplier.name}</h2>
        <span className="muted grow">{uses.join(", ")}</span>
        <Button variant="ghost" icon={Trash2} onClick={() => void makeEdit(removeRecord("supplier", supplier.id))}>
          {t("life.remove")}
        </Button>
      </header>
      <div className="form-grid">
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={t(`life.suppliers.${field}`)}
            multiline={field === "data_control" || field === "notes"}
            value={supplier[field]}
            onCommit={(text) => put({ [field]: text })}
          />
        ))}
      </div>
      <h3 className="form-label">{t("life.suppliers.diligence")}</h3>
      <ul className="life-questions">
        {asked.map((one, index) => (
          <li key={one.question}>
            <TextField
              label={one.question}
              multiline
              value={one.answer}
              onCommit={(text) => answer(index, { answer: text })}
            />
            <Select
              label={t("life.suppliers.satisfied", { question: one.question })}
              hideLabel
              value={one.satisfied === null ? "" : one.satisfied ? "yes" : "no"}
              options={[
                { value: "", label: t("life.suppliers.unjudged"), unset: true },
                { value: "yes", label: t("life.suppliers.yes") },
                { value: "no", label: t("life.suppliers.no") },
              ]}
              onChange={(next) => answer(index, { satisfied: next === "" ? null : next === "yes" })}
            />
            <ShownBy
              model={model}
              about={one.question}
              evidence={one.evidence}
              onChange={(evidence) => answer(index, { evidence })}
            />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Button icon={ListPlus} onClick={() => ask(missing)}>
          {t("life.suppliers.ask", { count: missing.length })}
        </Button>
      )}
      <AddLine label={t("life.suppliers.own")} onAdd={(question) => ask([question])} />
    </section>
  );
}
