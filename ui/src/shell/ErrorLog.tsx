import "./messages.css";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { EmptyState } from "../kit/EmptyState";
import { setView, useView } from "../view/view";

/** Everything that went wrong since the window opened, newest first. A toast passes; this stays. */
export function ErrorLog() {
  const errors = useView((state) => state.errors);
  const clear = (
    <Button onClick={() => setView({ errors: [], dialog: null })} disabled={errors.length === 0}>
      {t("errors.clear")}
    </Button>
  );
  return (
    <Dialog open onClose={() => setView({ dialog: null })} title={t("errors.title")} actions={clear}>
      {errors.length === 0 ? (
        <EmptyState text={t("errors.empty")} />
      ) : (
        <ul className="error-list">
          {errors.map((error) => (
            <li key={error.id}>
              <b>{error.message}</b>
              {error.hint && <div>{error.hint}</div>}
              <small>{error.at}</small>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

/** Shows each new error once as a toast. */
export function useErrorToasts(): void {
  const newest = useView((state) => state.errors[0]);
  const shown = useRef(0);
  useEffect(() => {
    if (!newest || newest.id <= shown.current) return;
    shown.current = newest.id;
    toast.error(newest.message, { description: newest.hint, duration: 8000 });
  }, [newest]);
}
