import type { Model } from "../bindings/Model";
import type { Register } from "../bindings/Register";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { openLife } from "../lifecycle/state";

/** What the registers hold about a threat: how attempts went, what is done when it comes true, debts and lessons. */
export function OnRecordPanel({ model, threat }: { model: Model; threat: string }) {
  const entries = Object.values(model.register)
    .filter((entry) => entry.threats.includes(threat))
    .sort((a, b) => a.number - b.number);
  if (entries.length === 0) return null;
  return (
    <section className="panel" data-testid="on-record">
      <header>
        <h2>{t("decide.onRecord")}</h2>
      </header>
      <ul className="trail">
        {entries.map(({ id, number, title, closed, register }) => (
          <li key={id}>
            <button
              type="button"
              className="link"
              onClick={() => openLife({ tab: "registers", register: register.register })}
            >
              R-{number} {title}
            </button>
            <small className={classes(failed(register) && !closed && "late")}>
              {[t(`life.registers.${register.register}`), outcome(register), closed && t("life.registers.closed")]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

const failed = (register: Register): boolean => register.register === "evaluation" && register.failed > 0;

/** How attempts of an evaluation went; empty for other registers. */
const outcome = (register: Register): string =>
  register.register === "evaluation"
    ? t("decide.withstood", { held: register.passed, all: register.passed + register.failed })
    : "";
