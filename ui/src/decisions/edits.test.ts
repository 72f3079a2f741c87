import { expect, test } from "vitest";
import type { Control } from "../bindings/Control";
import type { Edit } from "../bindings/Edit";
import { similarTo, type ThreatRow, threatRows } from "../threats/rows";
import { rating, sample } from "../threats/testing/sample";
import { controlChoices, type Draft, draftOf, type Treatment } from "./draft";
import { decisionEdit, rateEdit, storyEdit } from "./edits";
import { emptyStory, hintFor } from "./story";

const open = sample();
const control: Control = {
  id: "c-1",
  number: 1,
  mitigation: "AML.M0029",
  title: "Human in the loop for agent actions",
  description: "",
  status: "planned",
  owner: "",
  due: null,
  ticket: "",
  test: "",
  result: "",
  evidence: [],
};
const model = { ...open.model, controls: { "c-1": control } };
const rows = threatRows(model, open.analysis, open.library);
const row = (card: string): ThreatRow => {
  const found = rows.find((one) => one.id.endsWith(card));
  if (!found) throw new Error(`no row ${card}`);
  return found;
};

/** The steps of a decision, each as its name and what matters of it. */
const steps = (edit: Edit): unknown[] => {
  const list = edit.edit === "batch" ? edit.edits : [edit];
  return list.map((one) => {
    if (one.edit === "put" && one.record.kind === "control")
      return ["put", one.record.record.title, one.record.record.owner, one.record.record.test];
    if (one.edit === "link_controls") return ["link", one.controls.length];
    if (one.edit === "decide") return ["decide", one.verdict, one.rationale];
    if (one.edit === "rate") return ["rate", one.stage, one.rating?.likelihood];
    if (one.edit === "take_up") return ["take_up", one.technique, one.title];
    return [one.edit];
  });
};
const decide = (card: string, treatment: Treatment, change: Partial<Draft>): Edit => {
  const draft = { ...draftOf(model, row(card), treatment), ...change };
  return decisionEdit(model, row(card), draft, controlChoices(model, open.library, row(card)));
};

test("modify takes the suggestion up, makes and links the controls and decides, all in one step", () => {
  const edit = decide("indirect-injection", "modify", {
    chosen: ["c-1", "mitigation:AML.M0030"],
    own: ["Read every answer"],
    owner: "Platform lead",
    due: "2027-01-30",
    test: "Twenty planted posts",
    rationale: "Only answers to the case",
  });
  expect(edit).toMatchObject({ edit: "batch", label: "Modify: Outside text steers the assistant" });
  expect(steps(edit)).toEqual([
    ["take_up", "AML.T0051.001", "Outside text steers the assistant"],
    ["put", "Human in the loop for agent actions", "", "Twenty planted posts"],
    ["put", "Restrict tool calls on untrusted data", "Platform lead", "Twenty planted posts"],
    ["put", "Read every answer", "Platform lead", "Twenty planted posts"],
    ["link", 3],
    ["decide", { treatment: "modify", owner: "Platform lead", due: "2027-01-30" }, "Only answers to the case"],
  ]);
});

test("every step speaks of the threat that the first one makes", () => {
  const edit = decide("indirect-injection", "share", { with: "Insurer" });
  if (edit.edit !== "batch") throw new Error("a batch");
  const [take, verdict] = edit.edits;
  expect(take?.edit === "take_up" && verdict?.edit === "decide" && take.id === verdict.threat).toBe(true);
});

test("what is taken up already is decided with a single edit, and fields of other treatments stay behind", () => {
  const edit = decide("exfil", "avoid", {
    change: "No e-mail",
    owner: "",
    due: "",
    chosen: ["c-1"],
    residual: rating(1, 1),
  });
  expect(steps(edit)).toEqual([["decide", { treatment: "avoid", change: "No e-mail", owner: "", due: null }, ""]]);
});

test("retain sends the residual rating as confirmed, and only when both words were chosen", () => {
  const whole = decide("exfil", "retain", { risk_owner: "Head", expires: "2027-06-30", residual: rating(2, 3) });
  expect(steps(whole)[0]).toEqual(["rate", "residual", 2]);
  expect(whole.edit === "batch" && whole.edits[0]).toMatchObject({ rating: { confirmed: true } });
  const half = { ...rating(2, 3), likelihood: 0 };
  expect(steps(decide("exfil", "retain", { residual: half }))).toHaveLength(1);
});

test("similar threats are decided the same way in the same step, with the controls made once", () => {
  const { suggestions } = row("indirect-injection");
  const other = { ...row("rag-poisoning"), suggestions };
  expect(similarTo([...rows.filter((one) => one.id !== other.id), other], row("indirect-injection"))).toEqual([other]);
  const draft = {
    ...draftOf(model, row("indirect-injection"), "modify"),
    chosen: ["mitigation:AML.M0030"],
    due: "2027-01-30",
  };
  const choices = controlChoices(model, open.library, row("indirect-injection"));
  const edit = decisionEdit(model, row("indirect-injection"), draft, choices, [other]);
  expect(edit).toMatchObject({ label: "Modify: Outside text steers the assistant and 1 similar" });
  expect(steps(edit).map((step) => (step as string[])[0])).toEqual([
    "take_up",
    "put",
    "link",
    "decide",
    "take_up",
    "link",
    "decide",
  ]);
});

test("a control the model has is offered as itself, before what would be new", () => {
  const choices = controlChoices(model, open.library, row("exfil"));
  expect(choices.map((choice) => [choice.key, choice.status])).toEqual([
    ["c-1", "planned"],
    ["mitigation:AML.M0030", null],
    ["mitigation:AML.M0028", null],
    ["mitigation:AML.M0020", null],
  ]);
});

test("the form begins with the decision in force, and proposes the owner of the element", () => {
  expect(draftOf(model, row("prompt-secrets"), "retain")).toMatchObject({
    risk_owner: "Head of Service",
    expires: "2027-06-30",
    rationale: "Agreed in the second workshop",
  });
  expect(draftOf(model, row("indirect-injection"), "modify")).toMatchObject({
    owner: "Platform lead",
    due: "",
    rationale: "",
  });
});

test("a rating or a story of a mere suggestion takes it up in the same step", () => {
  expect(steps(rateEdit(row("indirect-injection"), "inherent", rating(4, 4)))).toEqual([
    ["take_up", "AML.T0051.001", "Outside text steers the assistant"],
    ["rate", "inherent", 4],
  ]);
  expect(rateEdit(row("exfil"), "inherent", rating(4, 4)).edit).toBe("rate");
  expect(steps(storyEdit(row("exfil"), { ...emptyStory, source: "A clerk" }))).toEqual([["describe_threat"]]);
});

test("hints answer the part as it stands", () => {
  const check = (part: Parameters<typeof hintFor>[0], text: string, hint: string | null) =>
    expect(hintFor(part, { ...emptyStory, [part]: text })).toBe(hint);
  check("source", "", "empty.source");
  check("source", "An outsider", null);
  check("action", "read the index and then mail it", "two");
  check("action", "missing input checks", "solution");
  check("impact", "x".repeat(120), "long");
  expect(hintFor("impact", { ...emptyStory, action: "leak", impact: "Leak" })).toBe("repeats");
});
