import { Clock, Pause, Users } from "lucide-react";
import type { Model } from "../bindings/Model";
import type { Subject } from "../bindings/Subject";
import { t } from "../i18n";
import { CompassRose } from "../kit/brand";
import { classes } from "../kit/classes";
import { KeyCap } from "../kit/KeyCap";
import { presentOn } from "../review/registers";
import { countByStatus, isStandard, type ThreatRow } from "../threats/rows";
import { sameSubject, subjectKey, subjectName } from "../threats/subjects";
import { localDay } from "../threats/when";
import { isSettled } from "./subjects";

type HeadProps = {
  model: Model;
  list: readonly Subject[];
  rows: readonly ThreatRow[];
  subject: Subject | null;
  onGo: (subject: Subject) => void;
  timer: { face: string; running: boolean; toggle: () => void };
};

/** More topics than this are told as a number only. */
const MOST_BARS = 24;

/** The system, how far the talk has come, who is here and how long it has run. */
export function WorkshopHead({ model, list, rows, subject, onGo, timer }: HeadProps) {
  const index = list.findIndex((one) => subject && sameSubject(one, subject));
  const present = presentOn(model, localDay(new Date()));
  return (
    <header className="workshop-head">
      <CompassRose size={28} />
      <h1>{model.about.title}</h1>
      {model.about.marking && <span className="marking">{model.about.marking}</span>}
      <span className="grow" />
      {index >= 0 && <span className="muted">{t("present.element", { place: index + 1, count: list.length })}</span>}
      {list.length <= MOST_BARS && (
        <nav className="talk-progress" aria-label={t("present.progress")}>
          {list.map((one, place) => (
            <button
              key={subjectKey(one)}
              type="button"
              className={classes(place === index && "here", isSettled(rows, one) && "done")}
              aria-current={place === index || undefined}
              aria-label={subjectName(model, one) ?? ""}
              title={subjectName(model, one) ?? ""}
              onClick={() => onGo(one)}
            />
          ))}
        </nav>
      )}
      <span className="grow" />
      {present.length > 0 && (
        <span className="workshop-fact" title={present.map((person) => person.name).join(", ")}>
          <Users size={18} aria-hidden="true" />
          {t("present.present", { count: present.length })}
        </span>
      )}
      <button
        type="button"
        className="workshop-fact"
        aria-label={t("present.timer")}
        aria-pressed={timer.running}
        onClick={timer.toggle}
      >
        {timer.running ? <Clock size={20} aria-hidden="true" /> : <Pause size={20} aria-hidden="true" />}
        <span className="timer" data-testid="timer">
          {timer.face}
        </span>
      </button>
    </header>
  );
}

/** The keys, drawn, and what is left. */
export function WorkshopFoot({ rows, onLeave }: { rows: readonly ThreatRow[]; onLeave: () => void }) {
  const counts = countByStatus(rows.filter((row) => !isStandard(row)));
  const keys = [
    [["J", "K"], t("present.card")],
    [["N"], t("present.nextUndecided")],
    [["ArrowLeft", "ArrowRight"], t("present.elementKeys")],
    [["P"], t("present.parkShort")],
    [["T"], t("present.timerShort")],
  ] as const;
  return (
    <footer className="workshop-foot">
      {keys.map(([caps, label]) => (
        <span key={label}>
          {caps.map((cap) => (
            <KeyCap key={cap} keys={cap} />
          ))}
          {label}
        </span>
      ))}
      <span className="grow" />
      <span className="muted">{t("present.counts", { open: counts.open, decided: counts.decided })}</span>
      <button type="button" onClick={onLeave} data-testid="leave-workshop">
        <KeyCap keys="Escape" />
        {t("present.leave")}
      </button>
    </footer>
  );
}
