// What the fake shell finds of the life cycle: where assets are, and a few proposals and findings of the kinds that exist.
import type { LifeCycle } from "../../bindings/LifeCycle";
import type { Model } from "../../bindings/Model";
import type { Proposal } from "../../bindings/Proposal";

export function lifeCycleOf(model: Model): LifeCycle {
  const elements = Object.values(model.elements);
  const flows = Object.values(model.flows);
  const guardrails = elements.filter((element) => element.type_id === "guardrail");
  const propose = (id: string, conformity: Proposal["conformity"], text: string, keys: string[] = []): Proposal => ({
    framework: "secure-ai",
    consideration: id,
    conformity,
    reasons: [
      { text, shown: keys.length, of: 1, keys: keys.map((key) => ({ kind: "element", id: key })), missing: [] },
    ],
  });
  const [guardrail] = guardrails;
  const outside = elements.find((element) => element.type_id === "external-model-api");
  return {
    proposals: [
      model.about.purpose
        ? propose("SD3.1", "met", "Why AI is the right tool: stated")
        : propose("SD3.1", null, "Why AI is the right tool: not stated yet"),
      ...(guardrail ? [propose("SD3.12", "partly", `In the model: ${guardrail.name}`, [guardrail.id])] : []),
    ],
    places: Object.keys(model.assets).map((asset) => ({
      asset,
      held: elements.filter((element) => element.holds.includes(asset)).map(({ id }) => id),
      carried: flows.filter((flow) => flow.carries.includes(asset)).map(({ id }) => id),
    })),
    findings: outside
      ? [
          {
            kind: "supplier_without_control",
            title: "A supplier gets sensitive data without stated control",
            key: { kind: "element", id: outside.id },
            text: `${outside.name} is run by a supplier and gets personal data, and nobody said under which control`,
            path: [outside.id],
          },
        ]
      : [],
  };
}
