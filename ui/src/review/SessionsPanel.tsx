import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { day } from "../threats/when";
import { sessionsOf } from "./sessions";

/** Each day the team met: who was there and what was decided. */
export function SessionsPanel({ model }: { model: Model }) {
  const sessions = sessionsOf(model);
  return (
    <section className="panel sessions-panel" data-testid="sessions">
      <header>
        <h2>{t("sessions.head")}</h2>
      </header>
      {sessions.length === 0 && <p className="muted">{t("sessions.none")}</p>}
      <ul>
        {sessions.map((session) => (
          <li key={session.day}>
            <b>{day(session.day)}</b> {t("sessions.people", { count: session.people.length })},{" "}
            {session.decisions.length > 0
              ? t("sessions.decisions", { count: session.decisions.length })
              : t("sessions.nothing")}
            <small>{session.people.join("; ")}</small>
            {session.decisions.length > 0 && (
              <small>{session.decisions.map(({ number, title }) => `T-${number} ${title}`).join("; ")}</small>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
