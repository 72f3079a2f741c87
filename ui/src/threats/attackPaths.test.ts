import { expect, test } from "vitest";
import { pathView } from "./attackPaths";
import { at, sample } from "./testing/sample";

test("an attack path is told in names, with the step where one control breaks most", () => {
  const { model, library } = sample();
  const view = pathView(model, library, {
    title: "From Community forum to Support assistant",
    path: [at("forum"), { kind: "flow", id: "f-1" }, at("index"), { kind: "flow", id: "f-2" }, at("agent")],
    steps: [
      { subject: at("index"), tactic: "AML.TA0006", technique: "AML.T0070", suggestion: 0 },
      { subject: at("gone"), tactic: "AML.TA0010", technique: "AML.T9999", suggestion: 1 },
    ],
    goal: "private data leaves",
    best_break: { step: 1, mitigation: "AML.M0029", breaks: 4 },
  });
  expect(view.steps).toEqual([
    { number: 1, where: "Vector index", what: "RAG Poisoning", tactic: "Persistence", cut: false },
    { number: 2, where: "?", what: "AML.T9999", tactic: "Exfiltration", cut: true },
  ]);
  expect(view).toMatchObject({ elements: ["forum", "index", "agent"], flows: ["f-1", "f-2"], breaks: 4 });
  expect(view.mitigation).toBe("Human in the loop for agent actions");
});
