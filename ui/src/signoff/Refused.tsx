import { TriangleAlert } from "lucide-react";
import type { HostError } from "../ipc/host";

/** What the core refused and what to try, unless it stands under a field already. */
export function Refused({ error }: { error: HostError | null }) {
  if (!error || error.fields.length > 0) return null;
  return (
    <p className="form-hint error sign-refused" role="alert" data-testid="sign-refused">
      <TriangleAlert size={14} aria-hidden="true" />
      <span>
        {error.message}
        {error.hint && <small>{error.hint}</small>}
      </span>
    </p>
  );
}
