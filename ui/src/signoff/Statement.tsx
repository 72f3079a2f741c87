import type { RiskWords } from "../bindings/RiskWords";
import type { SignedThreat } from "../bindings/SignedThreat";
import { t } from "../i18n";
import { LevelBadge } from "../kit/marks";
import { useMirror } from "../model/mirror";
import { day } from "../threats/when";

type Props = { words: string; threats: readonly SignedThreat[] };

/** What is signed, in full: the exact words, and every threat with its risk before and after. */
export function Statement({ words, threats }: Props) {
  return (
    <>
      <section className="statement" aria-label={t("signoff.statement")} data-testid="statement">
        <h3>{t("signoff.statement")}</h3>
        <blockquote>{words.trim()}</blockquote>
      </section>
      {threats.length === 0 ? (
        <p className="muted">{t("signoff.noThreats")}</p>
      ) : (
        <table className="signed-threats" data-testid="signed-threats">
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t("signoff.threats")} <em className="count">{threats.length}</em>
              </th>
              <th scope="col">{t("signoff.before")}</th>
              <th scope="col">{t("signoff.after")}</th>
              <th scope="col">{t("signoff.treatment")}</th>
            </tr>
          </thead>
          <tbody>
            {threats.map((threat) => (
              <tr key={threat.id}>
                <td className="mono">{threat.number}</td>
                <th scope="row" title={threat.rationale}>
                  {threat.title}
                  <small>{threat.subject}</small>
                </th>
                <td>
                  <Risk words={threat.before} />
                </td>
                <td>
                  <Risk words={threat.after} />
                </td>
                <td>
                  {threat.treatment}
                  <small>{[threat.owner, threat.date && day(threat.date)].filter(Boolean).join(", ")}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** A signed level is words; it has its shape and colour as long as the scale still knows the word. */
function Risk({ words }: { words: RiskWords | null }) {
  const levels = useMirror((state) => state.model?.about.risk.levels);
  if (!words?.level) return <span className="muted">{t("signoff.unrated")}</span>;
  const level = levels?.find((one) => one.word === words.level);
  return level ? <LevelBadge level={level} suggested={false} /> : <span>{words.level}</span>;
}
