import { t } from "../i18n";
import { counts } from "../model/counts";
import { useMirror } from "../model/mirror";
import { setView, useView, type ViewName } from "../view/view";

const VIEWS: readonly ViewName[] = ["model", "threats", "decisions", "review", "lifecycle"];

/** The four views, one per question of threat modelling, with what is left to do in each, and the life cycle. */
export function ViewTabs() {
  const view = useView((state) => state.view);
  const analysis = useMirror((state) => state.analysis);
  const { undecided, decided } = counts(analysis);
  const count: Partial<Record<ViewName, number>> = { threats: undecided, decisions: decided };
  return (
    <nav className="views" aria-label={t("views.label")}>
      {VIEWS.map((name) => (
        <button
          type="button"
          key={name}
          className="view-tab"
          aria-current={view === name ? "page" : undefined}
          onClick={() => setView({ view: name })}
        >
          {t(`views.${name}`)}
          {count[name] ? <em>{count[name]}</em> : null}
        </button>
      ))}
    </nav>
  );
}
