import "./export.css";
import { Check, Clock, FileText, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { SECTIONS, TEMPLATES } from "../bindings/ReportContents";
import { attempt } from "../commands/files";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { Button } from "../kit/Button";
import { CheckRow } from "../kit/CheckRow";
import { classes } from "../kit/classes";
import { Dialog } from "../kit/Dialog";
import { FormField, FormRow } from "../kit/FormField";
import { Progress } from "../kit/Progress";
import { localDay } from "../threats/when";
import { setView } from "../view/view";
import { HouseRow } from "./HouseRow";
import { Preview } from "./Preview";
import { FORMATS, firstWish, isBuiltIn, toggleSection, type Wish, wishFault } from "./request";
import { type Run, useExport } from "./useExport";
import { useHouse } from "./useHouse";

/** The report as a file: which one, in which form, with which date and sections; then its progress and where it went. */
export function ExportDialog() {
  const [wish, setWish] = useState<Wish>(() => firstWish(localDay(new Date())));
  const { run, start, cancel, again } = useExport();
  const house = useHouse();
  const close = () => {
    if (run.state === "running") cancel();
    setView({ dialog: null });
  };
  const change = (part: Partial<Wish>) => {
    setWish({ ...wish, ...part });
    if (run.state !== "running") again();
  };
  const written = run.state === "written" ? run.exported : null;
  const actions = written ? (
    <>
      <Button onClick={again}>{t("export.again")}</Button>
      <span className="grow" />
      <Button onClick={close}>{t("export.done")}</Button>
      <Button variant="primary" onClick={() => void attempt(shell.openExported)} data-testid="open-exported">
        {t("export.open")}
      </Button>
    </>
  ) : (
    <>
      <Button onClick={close}>{t("kit.cancel")}</Button>
      <Button
        variant="primary"
        icon={FileText}
        disabled={run.state === "running" || wishFault(wish) !== null}
        onClick={() => void start(wish)}
        data-testid="run-export"
      >
        {t("export.run")}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={close} title={t("export.title")} shape="full" actions={actions}>
      <div className="export-columns">
        <div>
          {written ? <Written run={written} /> : <Form wish={wish} onChange={change} house={house} />}
          <State run={run} onCancel={cancel} />
        </div>
        <Preview wish={wish} version={house.version} busy={run.state === "running"} />
      </div>
    </Dialog>
  );
}

type FormProps = {
  wish: Wish;
  onChange: (part: Partial<Wish>) => void;
  house: ReturnType<typeof useHouse>;
};

function Form({ wish, onChange, house }: FormProps) {
  const fault = wishFault(wish);
  const all = wish.sections.length === SECTIONS.length;
  return (
    <div className="export-form" data-testid="export-form">
      <FormRow label={t("export.template")}>
        <div className="export-tiles">
          {TEMPLATES.map((template) => (
            <Tile
              key={template}
              on={wish.template === template}
              title={t(`export.templates.${template}`)}
              note={t(`export.templateNote.${template}`)}
              onClick={() => onChange({ template })}
              testId={`template-${template}`}
            />
          ))}
          {house.house?.templates.map((template) => (
            <Tile
              key={template}
              on={wish.template === template}
              title={template}
              note={t("export.house.template")}
              onClick={() => onChange({ template })}
              testId={`template-${template}`}
            />
          ))}
        </div>
      </FormRow>
      <HouseRow
        {...house}
        leave={() => {
          if (!isBuiltIn(wish.template)) onChange({ template: "full" });
          house.leave();
        }}
      />
      <FormRow label={t("export.format")}>
        <div className="export-tiles">
          {FORMATS.map((format) => (
            <Tile
              key={format}
              on={wish.format === format}
              title={t(`export.formats.${format}`)}
              note={t(`export.formatNote.${format}`)}
              onClick={() => onChange({ format })}
              testId={`format-${format}`}
            />
          ))}
        </div>
      </FormRow>
      {wish.template === "full" && (
        <FormRow label={t("export.sections")} error={fault === "sections" ? t("export.sectionsMissing") : undefined}>
          <div className="export-sections">
            <CheckRow checked={all} onChange={(on) => onChange({ sections: on ? SECTIONS : [] })} testId="section-all">
              <b>{t("export.allSections")}</b>
            </CheckRow>
            {SECTIONS.map((section) => (
              <CheckRow
                key={section}
                checked={wish.sections.includes(section)}
                onChange={() => onChange({ sections: toggleSection(wish.sections, section) })}
                testId={`section-${section}`}
              >
                {t(`export.section.${section}`)}
              </CheckRow>
            ))}
          </div>
        </FormRow>
      )}
      <div className="form-grid">
        <FormField
          label={t("export.date")}
          type="date"
          icon={Clock}
          value={wish.date}
          onChange={(date) => onChange({ date })}
          error={fault === "date" ? t("export.dateMissing") : undefined}
          testId="report-date"
        />
        <FormRow label={t("export.redact")}>
          <CheckRow checked={wish.redact} onChange={(redact) => onChange({ redact })} testId="redact">
            {t("export.redactNote")}
          </CheckRow>
        </FormRow>
      </div>
    </div>
  );
}

type TileProps = { on: boolean; title: string; note: string; onClick: () => void; testId: string };

function Tile({ on, title, note, onClick, testId }: TileProps) {
  return (
    <button type="button" className={classes(on && "on")} aria-pressed={on} onClick={onClick} data-testid={testId}>
      <b>{title}</b>
      {note}
    </button>
  );
}

function Written({ run }: { run: { file_name: string; folder: string; pages: number; warnings: readonly string[] } }) {
  const facts = [
    run.pages > 0 && t("export.pages", { count: run.pages }),
    run.folder && t("export.in", { folder: run.folder }),
  ];
  return (
    <div className="export-written" data-testid="export-written">
      <Check size={20} aria-hidden="true" />
      <div>
        <b>{t("export.written", { name: run.file_name })}</b>
        <p>{facts.filter(Boolean).join(", ")}</p>
        {run.warnings.map((warning) => (
          <p key={warning} className="export-warning">
            <TriangleAlert size={14} aria-hidden="true" />
            {warning}
          </p>
        ))}
      </div>
    </div>
  );
}

/** Nothing before half a second; then how far it is, with its way out. What was refused says why. */
function State({ run, onCancel }: { run: Run; onCancel: () => void }) {
  if (run.state === "running" && run.slow) {
    const { progress } = run;
    const share = progress && progress.total > 0 ? progress.done / progress.total : null;
    return <Progress label={t("export.running")} value={share} onCancel={onCancel} />;
  }
  if (run.state === "cancelled") return <p className="form-hint">{t("export.cancelled")}</p>;
  if (run.state === "refused")
    return (
      <p className="form-hint error" role="alert" data-testid="export-refused">
        <TriangleAlert size={14} aria-hidden="true" />
        <span>
          {run.error.message}
          {run.error.hint && <small>{run.error.hint}</small>}
        </span>
      </p>
    );
  return null;
}
