import "./messages.css";
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
