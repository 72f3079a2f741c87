import "./controls.css";
import { Plus, Search } from "lucide-react";
import { useState } from "react";
import type { Control } from "../bindings/Control";
import type { Model } from "../bindings/Model";
import { CONTROL_STATES, ControlState } from "../decisions/ControlState";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Chip } from "../kit/Chip";
import { classes } from "../kit/classes";
import { day, localDay } from "../threats/when";
import { ControlDialog } from "./ControlDialog";
import { type ControlFilter, filterControls, isLate, newControl, noControlFilter, threatsOf } from "./edits";

const SHOWN = 40;

/** Every control of the model, by words and state; a line opens all of it. */
export function ControlsPanel({ model }: { model: Model }) {
  const [filter, setFilter] = useState<ControlFilter>(noControlFilter);
  const [open, setOpen] = useState<Control | null>(null);
  const [all, setAll] = useState(false);
  const today = localDay(new Date());
  const found = filterControls(model, filter, today);
  const count = (status: ControlFilter["status"]) => filterControls(model, { ...filter, status }, today).length;
  const shown = all ? found : found.slice(0, SHOWN);
  return (
    <section className="panel controls-panel" data-testid="controls">
      <header>
        <h2>{t("control.list")}</h2>
        <span className="grow" />
        <div className="field">
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            aria-label={t("control.find")}
            placeholder={t("control.find")}
            value={filter.text}
            data-testid="find-control"
            onChange={(event) => setFilter({ ...filter, text: event.target.value })}
          />
        </div>
        <Button icon={Plus} onClick={() => setOpen(newControl())} data-testid="new-control">
          {t("control.add")}
        </Button>
      </header>
      <div className="filter-chips">
        {(["all", ...CONTROL_STATES, "late"] as const).map((status) => (
          <Chip key={status} on={filter.status === status} onClick={() => setFilter({ ...filter, status })}>
            {status === "all"
              ? t("control.all", { count: count(status) })
              : status === "late"
                ? t("control.late", { count: count(status) })
                : `${t(`controls.status.${status}`)} ${count(status)}`}
          </Chip>
        ))}
      </div>
      {found.length === 0 && <p className="muted">{t("control.none")}</p>}
      <ul className="control-lines">
        {shown.map((control) => (
          <li key={control.id} data-record={control.id}>
            <button type="button" onClick={() => setOpen(control)} data-testid={`open-control-${control.number}`}>
              <span className="mono">C-{control.number}</span>
              <span className="control-name" title={control.title}>
                {control.title}
              </span>
              <span className="muted">
                {t("control.threats", { count: threatsOf(model, control.id).length })}
                {control.evidence.length > 0 && `, ${t("control.proofs", { count: control.evidence.length })}`}
              </span>
              <span className="control-owner">{control.owner}</span>
              <span className={classes("mono", isLate(control, today) && "late")}>
                {control.due ? day(control.due) : ""}
              </span>
            </button>
            <ControlState control={control} />
          </li>
        ))}
      </ul>
      {shown.length < found.length && (
        <button type="button" className="link more-link" onClick={() => setAll(true)}>
          {t("threats.more", { count: found.length - shown.length })}
        </button>
      )}
      {open && <ControlDialog control={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
