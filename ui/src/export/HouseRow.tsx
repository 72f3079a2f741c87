import { Folder, FolderOpen, RotateCw, TriangleAlert } from "lucide-react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { FormRow } from "../kit/FormField";
import type { useHouse } from "./useHouse";

type Props = Pick<ReturnType<typeof useHouse>, "house" | "error" | "choose" | "readAgain" | "leave">;

/** Whose templates and look the report has: the built-in ones, or those of the organisation's folder. */
export function HouseRow({ house, error, choose, readAgain, leave }: Props) {
  const fault = house?.fault ?? error;
  return (
    <FormRow label={t("export.house.label")} testId="house">
      <div className="export-house">
        <Folder size={14} aria-hidden="true" />
        <span className="grow" data-testid="house-name">
          {house ? house.name : t("export.house.none")}
        </span>
        <Button icon={FolderOpen} onClick={choose} data-testid="choose-house">
          {t(house ? "export.house.another" : "export.house.choose")}
        </Button>
        {house && (
          <>
            <Button icon={RotateCw} onClick={readAgain} data-testid="reread-house">
              {t("export.house.again")}
            </Button>
            <Button onClick={leave} data-testid="leave-house">
              {t("export.house.leave")}
            </Button>
          </>
        )}
      </div>
      {fault && (
        <p className="form-hint error" role="alert" data-testid="house-fault">
          <TriangleAlert size={14} aria-hidden="true" />
          <span>
            {fault.message}
            {fault.hint && <small>{fault.hint}</small>}
          </span>
        </p>
      )}
    </FormRow>
  );
}
