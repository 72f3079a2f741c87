import { t } from "../i18n";
import { useMirror } from "../model/mirror";
import { controlsFor, stateOf, type Use } from "./inModel";
import { fullName } from "./matrix";
import { PageHead } from "./PageHead";
import { Prose } from "./Prose";
import { StateMark } from "./StateMark";
import { goTo } from "./state";
import type { Catalogue } from "./types";

type Props = { catalogue: Catalogue; id: string; uses: Map<string, Use[]> };

/** What a mitigation asks for, the techniques it helps against, and the controls of this model that carry it out. */
export function MitigationPage({ catalogue, id, uses }: Props) {
  const model = useMirror((state) => state.model);
  const mitigation = catalogue.mitigations[id];
  if (!mitigation) return <p className="muted">{t("library.gone", { id })}</p>;
  const controls = model ? controlsFor(model, id) : [];
  const covered = Object.values(catalogue.techniques)
    .filter((technique) => technique.mitigations.some((advice) => advice.id === id))
    .sort((a, b) => a.id.localeCompare(b.id));
  return (
    <>
      <PageHead id={id} name={mitigation.name} note={t("library.mitigation")} />
      <section className="panel page-text">
        {mitigation.summary && <Prose text={mitigation.summary} />}
        {(mitigation.how ?? []).length > 0 && <h2>{t("library.how")}</h2>}
        <ol className="page-list numbered">
          {(mitigation.how ?? []).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        {mitigation.verify && <h2>{t("library.verify")}</h2>}
        {mitigation.verify && <Prose text={mitigation.verify} />}
        {mitigation.limits && <h2>{t("library.limits")}</h2>}
        {mitigation.limits && <Prose text={mitigation.limits} />}
      </section>
      <section className="panel">
        <header>
          <h2>{t("library.controls")}</h2>
        </header>
        {controls.length === 0 && <p className="muted">{t("library.controlsNone")}</p>}
        <ul className="page-refs">
          {controls.map((control) => (
            <li key={control.id}>
              <code>{`C-${control.number}`}</code> {control.title}{" "}
              <small className="muted">{control.status.replaceAll("_", " ")}</small>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel">
        <header>
          <h2>{t("library.covers")}</h2>
        </header>
        <ul className="page-refs">
          {covered.map((technique) => (
            <li key={technique.id}>
              <button type="button" className="page-go" onClick={() => goTo({ kind: "technique", id: technique.id })}>
                <code>{technique.id}</code>
                <span>{fullName(catalogue, technique)}</span>
                <StateMark {...stateOf(uses.get(technique.id))} />
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
