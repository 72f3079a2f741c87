import { Fragment } from "react";
import { t, tOr } from "../i18n";
import { Chip } from "../kit/Chip";
import { WeightMark } from "../kit/marks";
import { AddHere } from "./AddHere";
import type { Use } from "./inModel";
import { frameworkName, fullName } from "./matrix";
import { PageHead } from "./PageHead";
import { Prose } from "./Prose";
import { atWords, becauseWords, conditionWords } from "./ruleWords";
import { goTo, setWanted } from "./state";
import { type Catalogue, type Condition, type Rule, type Technique, WHO } from "./types";
import { Uses } from "./Uses";

type Props = { catalogue: Catalogue; id: string; uses: readonly Use[] };

/** What a technique is, when it is suggested, what helps, how to test it, and where it stands in this model. */
export function TechniquePage({ catalogue, id, uses }: Props) {
  const technique = catalogue.techniques[id];
  if (!technique) return <p className="muted">{t("library.gone", { id })}</p>;
  const suggested = uses.length > 0;
  return (
    <>
      <PageHead
        id={id}
        name={fullName(catalogue, technique)}
        note={technique.maturity ? t(`library.maturity.${technique.maturity}`) : ""}
      />
      <section className="panel page-text">
        <Prose text={technique.summary} />
        <h2>{t("library.why")}</h2>
        <Prose text={technique.why_it_matters} />
        <Impacts technique={technique} />
        <Facts catalogue={catalogue} technique={technique} />
      </section>
      <section className="panel" data-testid="uses">
        <header>
          <h2>{t("library.used")}</h2>
        </header>
        {suggested ? <Uses uses={uses} /> : <p className="muted">{t("library.usedNone")}</p>}
        {!suggested && (
          <>
            <h3>{t("library.add")}</h3>
            <p className="muted">{t("library.addNote")}</p>
            <AddHere catalogue={catalogue} technique={technique} />
          </>
        )}
      </section>
      <Rules catalogue={catalogue} technique={technique} />
      <Helps catalogue={catalogue} technique={technique} />
      {technique.how_to_test.length > 0 && (
        <section className="panel">
          <header>
            <h2>{t("library.test")}</h2>
          </header>
          <ul className="page-list">
            {technique.how_to_test.map((text) => (
              <li key={text}>{becauseWords(text)}</li>
            ))}
          </ul>
        </section>
      )}
      <Elsewhere catalogue={catalogue} technique={technique} />
    </>
  );
}

/** What it means when it happens, for whom. */
function Impacts({ technique }: { technique: Technique }) {
  const hit = WHO.filter((who) => technique.impacts?.[who]);
  if (hit.length === 0) return null;
  return (
    <>
      <h2>{t("library.impacts")}</h2>
      <dl className="page-facts">
        {hit.map((who) => (
          <Fragment key={who}>
            <dt>{t(`library.who.${who}`)}</dt>
            <dd>{technique.impacts?.[who]}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}

/** Tactics, harms and STRIDE as words. */
function Facts({ catalogue, technique }: { catalogue: Catalogue; technique: Technique }) {
  const spaced = (id: string) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");
  const rows: [string, string][] = [
    [t("library.tactics"), technique.tactics.map((id) => catalogue.tactics[id]?.name ?? id).join(", ")],
    [t("library.means"), (technique.harms ?? []).map(spaced).join(", ")],
    ["STRIDE", (technique.stride ?? []).map((id) => tOr(`library.stride.${id}`, spaced(id))).join(", ")],
    ["LINDDUN", (technique.linddun ?? []).map(spaced).join(", ")],
  ];
  return (
    <dl className="page-facts">
      {rows
        .filter(([, text]) => text)
        .map(([name, text]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

function Rules({ catalogue, technique }: { catalogue: Catalogue; technique: Technique }) {
  const rules = technique.rules ?? [];
  if (rules.length === 0)
    return (
      <section className="panel">
        <header>
          <h2>{t("library.never")}</h2>
        </header>
        <Prose text={technique.not_suggested ?? ""} />
      </section>
    );
  return (
    <section className="panel">
      <header>
        <h2>{t("library.suggestedWhen")}</h2>
      </header>
      <ol className="page-rules">
        {rules.map((rule) => (
          <RuleLine key={rule.id} catalogue={catalogue} rule={rule} />
        ))}
      </ol>
    </section>
  );
}

function RuleLine({ catalogue, rule }: { catalogue: Catalogue; rule: Rule }) {
  const words = (conditions: readonly Condition[] | undefined, joint: string) =>
    (conditions ?? []).map((condition) => conditionWords(catalogue, condition)).join(joint);
  const lines: [string, string][] = [
    [t("library.at"), atWords(catalogue, rule)],
    [t("library.ifAll"), words(rule.if, t("library.and"))],
    [t("library.raised"), words(rule.plus, t("library.or"))],
    [t("library.lowered"), words(rule.minus, t("library.or"))],
  ];
  return (
    <li>
      <p>
        {becauseWords(rule.because)} <WeightMark weight={rule.weight} />
      </p>
      <dl>
        {lines
          .filter(([, text]) => text)
          .map(([name, text]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </Fragment>
          ))}
      </dl>
    </li>
  );
}

const ORDER = { atlas: 0, inherited: 1, own: 2 } as const;

function Helps({ catalogue, technique }: { catalogue: Catalogue; technique: Technique }) {
  if (technique.mitigations.length === 0) return null;
  const advice = [...technique.mitigations].sort((a, b) => ORDER[a.origin] - ORDER[b.origin]);
  return (
    <section className="panel">
      <header>
        <h2>{t("library.helps")}</h2>
      </header>
      <ul className="page-advice">
        {advice.map(({ id, origin, how }) => (
          <li key={id}>
            <button type="button" className="page-go" onClick={() => goTo({ kind: "mitigation", id })}>
              <b>{catalogue.mitigations[id]?.name ?? id}</b>
              <code>{id}</code>
              <small>{t(`library.origin.${origin}`)}</small>
            </button>
            <p>{how}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same thing in other frameworks, in case studies and in related techniques. */
function Elsewhere({ catalogue, technique }: { catalogue: Catalogue; technique: Technique }) {
  const refs = technique.crosswalk ?? [];
  const cases = technique.case_studies ?? [];
  const see = technique.see ?? [];
  if (refs.length + cases.length + see.length === 0) return null;
  const title = (framework: string, item: string) =>
    catalogue.crosswalks[framework]?.items.find(({ id }) => id === item)?.title ?? "";
  return (
    <section className="panel">
      {refs.length > 0 && <h2>{t("library.names")}</h2>}
      <ul className="page-refs">
        {refs.map(({ framework, item }) => (
          <li key={`${framework}/${item}`}>
            <button
              type="button"
              className="page-go"
              onClick={() => setWanted({ text: "", crosswalk: { framework, item } })}
            >
              <span className="cap">{frameworkName(catalogue, framework)}</span>
              <code>{item}</code>
              <span>{title(framework, item)}</span>
            </button>
          </li>
        ))}
      </ul>
      {cases.length > 0 && <h2>{t("library.cases")}</h2>}
      <ul className="page-refs selectable">
        {cases.map((id) => (
          <li key={id}>
            <code>{id}</code> {catalogue.case_studies[id]?.name}{" "}
            <small className="muted">{catalogue.case_studies[id]?.date.slice(0, 4)}</small>
          </li>
        ))}
      </ul>
      {see.length > 0 && <h2>{t("library.see")}</h2>}
      <p className="page-chips">
        {see.map((id) => (
          <Chip key={id} onClick={() => goTo({ kind: "technique", id })}>
            {catalogue.techniques[id]?.name ?? id}
          </Chip>
        ))}
      </p>
    </section>
  );
}
