import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { openForTest } from "../ipc/fake/open";
import { TooltipProvider } from "../kit/Tooltip";
import { mirror, settled } from "../model/mirror";
import { LifeCycleView } from "./LifeCycleView";
import { initialLife, type LifeTab, useLife } from "./state";

const user = userEvent.setup();
// A hundred rows are searched by role more than once.
vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => useLife.setState(initialLife, true));

/** The view on one of its tabs, over one of the fake shell's systems. */
async function open(tab: LifeTab, system = "support-assistant") {
  const fake = await openForTest(system);
  useLife.setState({ tab });
  render(
    <TooltipProvider>
      <LifeCycleView />
    </TooltipProvider>,
  );
  return fake;
}

const type = async (box: HTMLElement, text: string) => {
  await user.clear(box);
  await user.type(box, text);
  await user.tab();
  await settled();
};

test("a proposal is accepted in one click and counted in its area", async () => {
  const { model, calls } = await open("guidelines", "rag-assistant");
  await user.click(screen.getByTestId("consideration-SD3.12"));
  expect(within(await screen.findByTestId("proposal")).getByText(/In the model/)).toBeInTheDocument();
  await user.click(screen.getByTestId("accept"));
  await settled();
  const [assessment] = Object.values(model().assessments);
  expect(assessment).toMatchObject({ framework: "secure-ai", consideration: "SD3.12" });
  expect(assessment?.history.map(({ conformity }) => conformity)).toEqual(["partly"]);
  expect(screen.getByTestId("area-design")).toHaveTextContent("1 of 33 judged");
  // The whole framework goes into a table, with what nobody has judged.
  await user.click(screen.getByTestId("export-assessments"));
  const rows = calls.find(({ command }) => command === "export_table")?.args.rows as string[][];
  expect(rows).toHaveLength(92);
  expect(rows.find((row) => row[2] === "SD3.12")?.slice(4, 6)).toEqual([
    "Partly",
    expect.stringContaining("In the model"),
  ]);
});

test("a judgement is recorded, and a gap becomes a threat and an action", async () => {
  const { model, edits } = await open("guidelines");
  await user.click(screen.getByTestId("consideration-SD1.1"));
  await user.click(within(screen.getByTestId("judge")).getByText("Not met"));
  await user.type(screen.getByTestId("input-note"), "Nobody was told");
  await user.click(screen.getByTestId("record"));
  await settled();
  expect(edits()).toHaveLength(1);
  await user.click(screen.getByText("Make it a threat"));
  await settled();
  await user.click(screen.getByText("Make it an action"));
  await settled();
  const [assessment] = Object.values(model().assessments);
  expect(assessment?.threats).toHaveLength(1);
  expect(assessment?.controls).toHaveLength(1);
  expect(model().threats[assessment?.threats[0] ?? ""]?.own).toBe(true);
});

test("links are evidence, and the owner is kept", async () => {
  const { model } = await open("guidelines");
  await user.click(screen.getByTestId("consideration-SD2.1"));
  await user.type(screen.getByTestId("add-evidence-link"), "wiki/minutes-12{Enter}");
  await settled();
  await type(screen.getByLabelText("Owner"), "Security lead");
  const [assessment, ...others] = Object.values(model().assessments);
  expect(others).toEqual([]);
  expect(assessment).toMatchObject({ owner: "Security lead", evidence: [{ location: "wiki/minutes-12" }] });
});

test("titles alone ask to be verified", async () => {
  await open("guidelines");
  useLife.setState({ framework: "iso-42001", consideration: "A.7" });
  expect(await screen.findByText(/Only the title is kept here/)).toBeInTheDocument();
});

test("an asset gets a card and a fingerprint, which is checked again", async () => {
  const { model } = await open("assets", "blank");
  await user.type(screen.getByTestId("add-asset"), "Weights{Enter}");
  await settled();
  await type(await screen.findByLabelText("Retention"), "Two years");
  await user.click(screen.getByRole("button", { name: "Take of a file" }));
  await settled();
  const [asset] = Object.values(model().assets);
  expect(asset).toMatchObject({ retention: "Two years", files: [{ name: "weights.safetensors" }] });
  await user.click(await screen.findByRole("button", { name: "Check a file" }));
  expect(await screen.findByTestId("file-check")).toHaveTextContent("the same, bit for bit");
});

test("two options of a model stand side by side and one is chosen", async () => {
  const { model } = await open("selection");
  await user.click(screen.getAllByRole("button", { name: "Record the choice" })[0] as HTMLElement);
  await settled();
  await user.click(await screen.findByRole("button", { name: "Add an option" }));
  await settled();
  await user.click(await screen.findByRole("radio", { name: "Use Another option" }));
  await settled();
  const [choice] = Object.values(model().selections);
  expect(choice?.options).toHaveLength(2);
  expect(choice?.chosen).toBe(1);
});

test("a supplier is asked the standard questions", async () => {
  const { model } = await open("suppliers");
  await user.type(screen.getByTestId("add-supplier"), "Cloud models{Enter}");
  await settled();
  const card = await screen.findByRole("region", { name: "Cloud models" });
  await user.click(within(card).getByRole("button", { name: /standard questions/ }));
  await settled();
  const asked = within(card).getByRole("textbox", { name: /tell us of an incident/ });
  await type(asked, "Within a day");
  const supplier = Object.values(model().suppliers).find(({ name }) => name === "Cloud models");
  expect(supplier?.due_diligence).toHaveLength(8);
  expect(supplier?.due_diligence[1]?.answer).toBe("Within a day");
  // What shows the answer: a link, a file, and something of the model.
  await user.click(within(card).getByRole("button", { name: /^Add evidence: .*incident/ }));
  await user.type(within(card).getByTestId("add-evidence-link"), "wiki/contract-7{Enter}");
  await user.click(within(card).getByTestId("choose-evidence"));
  await settled();
  await user.click(within(card).getByRole("combobox", { name: "From this model" }));
  await user.click((await screen.findAllByRole("option", { name: /^T-/ }))[0] as HTMLElement);
  await settled();
  const kept = Object.values(model().suppliers).find(({ name }) => name === "Cloud models");
  const evidence = kept?.due_diligence[1]?.evidence.map(({ location, digest }) => [location, digest !== ""]);
  expect(evidence).toEqual([
    ["wiki/contract-7", false],
    [expect.any(String), true],
    [expect.stringMatching(/^T-\d+$/), false],
  ]);
});

test("registers keep entries of their own kind, and incidents begin from threats", async () => {
  const { model } = await open("registers");
  await user.type(screen.getByTestId("add-entry"), "Prompt by hand{Enter}");
  await settled();
  await type(await screen.findByLabelText("What ends it"), "The prompt is in version control");
  await user.click(screen.getByRole("radio", { name: "Incident plan" }));
  expect(screen.queryByTestId("entry")).toBeNull();
  const [threat] = Object.values(mirror().model?.threats ?? {}).sort((a, b) => a.number - b.number);
  await user.click(screen.getByRole("button", { name: new RegExp(`^T-${threat?.number} `) }));
  await settled();
  const kinds = Object.values(model().register).map((entry) => [entry.register.register, entry.threats.length]);
  expect(kinds).toEqual([
    ["debt", 0],
    ["incident", 1],
  ]);
});

test("the statement is drafted from the model until it is written", async () => {
  const { model } = await open("statement");
  expect(screen.getByTestId("briefing")).toHaveTextContent("What each role does");
  await user.click(screen.getByRole("button", { name: "Take the draft over" }));
  await settled();
  expect(model().about.statement.limitations).toContain("Answers can be wrong");
  await type(screen.getByLabelText("Limitations"), "It knows nothing after May");
  expect(model().about.statement.limitations).toBe("It knows nothing after May");
});
