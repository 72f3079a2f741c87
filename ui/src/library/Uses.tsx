import { jumpTo } from "../commands/jump";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { SubjectMark } from "../threats/SubjectMark";
import { subjectKey } from "../threats/subjects";
import { sentence } from "../threats/words";
import type { Use } from "./inModel";
import { StateMark } from "./StateMark";

/** Where a technique stands in the open model; each line leads to its place on the diagram. */
export function Uses({ uses }: { uses: readonly Use[] }) {
  return (
    <ul className="uses">
      {uses.map((use) => {
        const { subject } = use;
        return (
          <li key={`${subjectKey(subject)}/${use.threat}`}>
            <button
              type="button"
              disabled={subject.kind === "model"}
              title={t("library.jump", { name: use.name })}
              onClick={() => subject.kind !== "model" && jumpTo(subject.id)}
            >
              <SubjectMark subject={subject} />
              <span>
                <b>{use.name}</b>
                <small>{sentence(use.because)}</small>
              </span>
              <span className={classes("use-state", use.status)}>
                <StateMark state={use.status} count={1} />
                {t(`library.state.${use.status}`)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
