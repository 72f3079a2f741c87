// What staff and users are told, drafted from the model. A draft is shown until somebody writes their own words.
import type { Classification } from "../bindings/Classification";
import type { Model } from "../bindings/Model";
import type { UserStatement } from "../bindings/UserStatement";
import { t } from "../i18n";
import type { Catalogue } from "../library/types";
import type { Analysis } from "../model/types";

const SENSITIVE: readonly (Classification | null)[] = ["confidential", "personal", "secret"];

/** A statement made of what the model says; every sentence can be traced to a record. */
export function draftStatement(model: Model): UserStatement {
  const assets = Object.values(model.assets);
  const elements = Object.values(model.elements);
  const sensitive = assets.filter((asset) => SENSITIVE.includes(asset.classification)).map(({ name }) => name);
  const kept = assets.filter((asset) => asset.retention);
  const external = elements.filter((one) => one.type_id === "external-model-api" || one.supplier);
  const lines = (parts: (string | false)[]) => parts.filter(Boolean).join("\n");
  const acts = elements.some((one) => ["agent", "agent-tool", "code-executor"].includes(one.type_id ?? ""));
  const scopes = assets.filter((asset) => asset.intended_scope);
  return {
    responsibilities: lines([
      t("life.draft.check"),
      sensitive.length > 0 && t("life.draft.enter", { names: sensitive.join(", ") }),
      acts && t("life.draft.confirm"),
      t("life.draft.report"),
    ]),
    prohibited_uses: lines([
      t("life.draft.purpose", { purpose: model.about.purpose || model.about.title }),
      ...scopes.map((asset) => t("life.draft.scope", { name: asset.name, scope: asset.intended_scope })),
      t("life.draft.bypass"),
    ]),
    data_use: lines([
      ...external.map((one) => {
        const supplier = model.suppliers[one.supplier ?? ""];
        const control = supplier?.data_control ? ` ${supplier.data_control}` : "";
        return t("life.draft.external", { name: supplier?.name ?? one.name }) + control;
      }),
      ...kept.map((asset) => t("life.draft.kept", { name: asset.name, retention: asset.retention })),
      external.length + kept.length === 0 && t("life.draft.noData"),
    ]),
    limitations: lines([
      t("life.draft.wrong"),
      ...assets.flatMap((asset) => [asset.limitations, asset.failure_modes].filter(Boolean)),
    ]),
  };
}

export type BriefingLine = { headline: string; where: string; why: string; case: string };

/** The heaviest cards of the model in plain words, one line a headline, each with a published case where there is one. */
export function topThreats(model: Model, analysis: Analysis, library: Catalogue | null, many = 6): BriefingLine[] {
  const seen = new Map<string, BriefingLine>();
  const open = [...analysis.cards]
    .filter((card) => card.status !== "not_applicable")
    .sort((a, b) => b.weight - a.weight);
  for (const card of open) {
    const line = seen.get(card.headline);
    const subject = card.subject.kind === "model" ? "" : card.subject.id;
    const where = model.elements[subject]?.name ?? model.flows[subject]?.name ?? model.boundaries[subject]?.name ?? "";
    if (line) {
      if (where && !line.where.split(", ").includes(where)) line.where = [line.where, where].filter(Boolean).join(", ");
      continue;
    }
    if (seen.size >= many) continue;
    const head = analysis.suggestions[card.suggestions[0] ?? -1]?.technique ?? "";
    const technique = library?.techniques[head];
    const known = technique?.case_studies?.map((id) => library?.case_studies[id]).find(Boolean);
    seen.set(card.headline, {
      headline: card.headline,
      where,
      why: technique?.why_it_matters ?? "",
      case: known ? `${known.name} (${known.date.slice(0, 4)})` : "",
    });
  }
  return [...seen.values()];
}
