import type { LifeCycleFinding } from "../bindings/LifeCycleFinding";
import type { Check } from "../model/types";

/** Findings as lines beside the completeness checks, one line a kind. */
export function findingChecks(findings: readonly LifeCycleFinding[]): Check[] {
  const lines = new Map<string, Check>();
  for (const { kind, title, key, text } of findings) {
    const line = lines.get(kind) ?? { id: kind, title, items: [] };
    line.items.push({ key, text });
    lines.set(kind, line);
  }
  return [...lines.values()];
}
