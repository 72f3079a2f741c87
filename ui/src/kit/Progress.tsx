import { Progress as Base } from "@base-ui/react/progress";
import { t } from "../i18n";
import { Button } from "./Button";

type Props = {
  label: string /** 0 to 1; null while the length is unknown. */;
  value: number | null;
  onCancel?: () => void;
};

/** How far work that takes over half a second has come, with its way out. */
export function Progress({ label, value, onCancel }: Props) {
  return (
    <Base.Root className="progress" value={value === null ? null : Math.round(value * 100)}>
      <Base.Label>{label}</Base.Label>
      <Base.Track className="progress-track">
        <Base.Indicator className="progress-fill" />
      </Base.Track>
      {onCancel && <Button onClick={onCancel}>{t("kit.cancel")}</Button>}
    </Base.Root>
  );
}
