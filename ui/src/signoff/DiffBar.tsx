import { GitCompare, X } from "lucide-react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { endComparison, type Mark, useCompared } from "./compared";

/** Shown while two states are held against each other: which, what is different, and the way out. */
export function DiffBar() {
  const compared = useCompared((state) => state.compared);
  if (!compared) return null;
  const count = (mark: Mark) => Object.values(compared.marks).filter((one) => one === mark).length;
  const counts = (["added", "changed", "removed"] as const).map((mark) => t(`diff.${mark}`, { count: count(mark) }));
  return (
    <div className="diff-bar" role="status" data-testid="diff-bar">
      <GitCompare size={16} aria-hidden="true" />
      <p>
        <b>{t("diff.bar", compared)}</b> {counts.join(", ")}
      </p>
      <Button icon={X} onClick={endComparison} data-testid="end-comparison">
        {t("diff.end")}
      </Button>
    </div>
  );
}
