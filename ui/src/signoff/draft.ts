// What a signer fills in, and what is still missing of it.
import type { Model } from "../bindings/Model";
import type { SignDraft } from "../bindings/SignDraft";
import type { SignOffView } from "../bindings/SignOffView";
import type { Verdict } from "../bindings/Verdict";
import { t } from "../i18n";
import type { KeyInHand } from "../model/types";

export type Way = "file" | "outside";

export type Draft = {
  name: string;
  role: string;
  behalf: string;
  scope: "all" | "owner";
  owner: string;
  conditions: string;
  until: string;
  triggers: readonly string[];
};

export type Faults = { [Field in "name" | "role" | "owner" | "until" | "key"]?: string };

/** A fresh draft; whoever signs again starts from what they said the last time. */
export function firstDraft(last: SignOffView | null, today: string): Draft {
  const ahead = last?.valid_until && last.valid_until >= today ? last.valid_until : "";
  return {
    name: last?.who ?? "",
    role: last?.role ?? "",
    behalf: last?.on_behalf_of ?? "",
    scope: last?.scope.kind === "risk_owner" ? "owner" : "all",
    owner: last?.scope.kind === "risk_owner" ? last.scope.name : "",
    conditions: last?.conditions ?? "",
    until: ahead,
    triggers: last?.review_triggers ?? [],
  };
}

/** What the core is asked to put into words. */
export const requestOf = (draft: Draft): SignDraft => ({
  name: draft.name.trim(),
  role: draft.role.trim(),
  on_behalf_of: draft.behalf.trim(),
  scope: draft.scope === "all" ? { kind: "all" } : { kind: "risk_owner", name: draft.owner },
  conditions: draft.conditions.trim(),
  valid_until: draft.until || null,
  review_triggers: [...draft.triggers],
});

/** What stands against reading the statement, in words, by field; empty when nothing does. */
export function draftFaults(draft: Draft, key: KeyInHand | null, today: string): Faults {
  const faults: Faults = {};
  const name = draft.name.trim();
  if (!name) faults.name = t("signoff.faults.name");
  else if (key?.signer && key.signer.name !== name)
    faults.name = t("signoff.faults.otherName", { name: key.signer.name });
  if (!draft.role.trim()) faults.role = t("signoff.faults.role");
  if (draft.scope === "owner" && !draft.owner) faults.owner = t("signoff.faults.owner");
  if (draft.until && draft.until < today) faults.until = t("signoff.faults.past");
  if (!key) faults.key = t("signoff.faults.key");
  return faults;
}

export const SHORTEST = 8;

export type NewKeyFaults = { passphrase?: string; repeat?: string };

/** What stands against making a key. */
export function newKeyFaults(passphrase: string, repeat: string): NewKeyFaults {
  if ([...passphrase].length < SHORTEST) return { passphrase: t("signoff.faults.short") };
  return passphrase === repeat ? {} : { repeat: t("signoff.faults.differs") };
}

/** Whom a decision names as owner of the risk, the way the core counts it. */
function namedOwner(verdict: Verdict | undefined): string {
  switch (verdict?.treatment) {
    case "retain":
      return verdict.risk_owner;
    case "modify":
    case "avoid":
      return verdict.owner;
    case "share":
    case "not_applicable":
    case "reopened":
    case undefined:
      return "";
  }
}

/** Who owns risks of this model, by name, with how many. */
export function riskOwners(model: Model): { name: string; threats: number }[] {
  const counts = new Map<string, number>();
  for (const threat of Object.values(model.threats)) {
    const name = namedOwner(threat.history.at(-1)?.verdict);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, threats]) => ({ name, threats })).sort((a, b) => a.name.localeCompare(b.name));
}
