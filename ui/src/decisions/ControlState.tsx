import type { Control } from "../bindings/Control";
import type { ControlStatus } from "../bindings/ControlStatus";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { Menu } from "../kit/Menu";
import { makeEdit } from "../model/mirror";

export const CONTROL_STATES: readonly ControlStatus[] = [
  "proposed",
  "planned",
  "in_progress",
  "implemented",
  "verified",
];

const tone = (status: ControlStatus): string | false => (status === "implemented" || status === "verified") && "ok";

/** How far a control has come; a click moves it on. */
export function ControlState({ control }: { control: Control }) {
  const word = t(`controls.status.${control.status}`);
  const entries = CONTROL_STATES.map((status) => ({
    kind: "item" as const,
    id: status,
    label: t(`controls.status.${status}`),
    disabled: status === control.status,
    run: () => void makeEdit({ edit: "put", record: { kind: "control", record: { ...control, status } } }),
  }));
  const trigger = (
    <button
      type="button"
      className={classes("pill", tone(control.status))}
      aria-label={t("controls.change", { title: control.title, status: word })}
    >
      {word}
    </button>
  );
  return <Menu trigger={trigger} entries={() => entries} />;
}
