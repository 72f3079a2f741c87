import { TriangleAlert } from "lucide-react";
import type { DecisionForm } from "./useDecision";

/** Why a decision was refused, when the reason belongs to no field. */
export function Refusal({ form }: { form: DecisionForm }) {
  if (!form.refusal) return null;
  return (
    <p className="form-hint error" role="alert" data-testid="refusal">
      <TriangleAlert size={14} aria-hidden="true" />
      <span>
        {form.refusal.message}
        {form.refusal.hint && <small>{form.refusal.hint}</small>}
      </span>
    </p>
  );
}
