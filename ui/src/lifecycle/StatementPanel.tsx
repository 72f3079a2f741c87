import { FileText, PencilLine } from "lucide-react";
import type { Model } from "../bindings/Model";
import type { UserStatement } from "../bindings/UserStatement";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { EmptyState } from "../kit/EmptyState";
import { TextField } from "../kit/TextField";
import { catalogue } from "../library/types";
import { makeEdit, useMirror } from "../model/mirror";
import { setView } from "../view/view";
import { draftStatement, topThreats } from "./briefing";
import { setStatement } from "./edits";

const FIELDS: readonly (keyof UserStatement)[] = ["responsibilities", "prohibited_uses", "data_use", "limitations"];
const ROLES = ["leader", "developer", "operations", "user"] as const;

/** What staff are told about this system's threats, and what users see to themselves. */
export function StatementPanel({ model }: { model: Model }) {
  const analysis = useMirror((state) => state.analysis);
  const library = catalogue(useMirror((state) => state.library));
  const draft = draftStatement(model);
  const statement = model.about.statement;
  const put = (change: Partial<UserStatement>) => void makeEdit(setStatement(model, { ...statement, ...change }));
  const top = analysis ? topThreats(model, analysis, library) : [];
  const blank = FIELDS.filter((field) => !statement[field].trim());
  return (
    <div className="life-main alone life-pair">
      <section className="panel" data-testid="briefing">
        <header>
          <h2 className="grow">{t("life.briefing.title")}</h2>
          <Button icon={FileText} onClick={() => setView({ dialog: { kind: "export" } })}>
            {t("life.briefing.export")}
          </Button>
        </header>
        <p className="muted">{t("life.briefing.about")}</p>
        {top.length === 0 && <EmptyState text={t("life.briefing.empty")} />}
        <ol className="life-briefing">
          {top.map((line) => (
            <li key={line.headline}>
              <b>{line.headline}</b>
              {line.where && <span className="muted">{t("life.briefing.where", { where: line.where })}</span>}
              {line.why && <p>{line.why}</p>}
              {line.case && <p className="muted">{t("life.briefing.case", { name: line.case })}</p>}
            </li>
          ))}
        </ol>
        <h3 className="form-label">{t("life.briefing.roles")}</h3>
        <dl className="life-facts">
          {ROLES.map((role) => (
            <div key={role}>
              <dt>{t(`life.role.${role}`)}</dt>
              <dd>{t(`life.briefing.do.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="panel form-stack" data-testid="statement">
        <header>
          <h2 className="grow">{t("life.statement.title")}</h2>
          {blank.length > 0 && (
            <Button
              icon={PencilLine}
              onClick={() => put(Object.fromEntries(blank.map((field) => [field, draft[field]])))}
            >
              {t("life.statement.take")}
            </Button>
          )}
        </header>
        <p className="muted">{t("life.statement.about")}</p>
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={t(`life.statement.${field}`)}
            multiline
            value={statement[field]}
            placeholder={draft[field]}
            onCommit={(text) => put({ [field]: text })}
          />
        ))}
      </section>
    </div>
  );
}
