import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { TooltipProvider } from "../kit/Tooltip";
import { useLife } from "../lifecycle/state";
import { setThreats, useThreats } from "../threats/state";
import { ThreatsView } from "../threats/ThreatsView";
import { recordingHost, show } from "../threats/testing/host";
import { sample } from "../threats/testing/sample";
import { useView } from "../view/view";
import { DecisionsView } from "./DecisionsView";
import { nextOpen } from "./queue";

const open = () =>
  render(
    <TooltipProvider>
      <DecisionsView />
    </TooltipProvider>,
  );
/** The table, and the decision that a key in it opens. */
function ThreatTogether() {
  return useView((state) => state.view) === "decisions" ? <DecisionsView /> : <ThreatsView />;
}
const title = () => screen.getByTestId("decision-title").textContent;

beforeEach(() => {
  recordingHost();
  show(sample());
});

test("the queue stands undecided first, worst first", () => {
  open();
  expect(screen.getAllByTestId("queue-item").map((item) => item.querySelector("b")?.textContent)).toEqual([
    "Outside text steers the assistant",
    "Planted text is found and believed",
    "Private data leaves by the assistant's own means",
    "A steered agent acts with its own rights",
    "A clerk exports the whole index",
    "The hidden set-up comes to light",
    "Planted orders travel on by themselves",
  ]);
  expect(title()).toBe("Outside text steers the assistant");
});

test("keys move and choose, and every field of the treatment is there before it is asked for", async () => {
  open();
  await userEvent.keyboard("j2");
  expect(title()).toBe("Planted text is found and believed");
  expect(screen.getByTestId("decide-retain")).toHaveAttribute("aria-pressed", "true");
  for (const field of ["rationale", "residual", "risk_owner", "expires"])
    expect(screen.getByTestId(`field-${field}`)).toHaveTextContent("needed");
});

test("rows chosen in the table are decided together, in one step", async () => {
  // jsdom lays nothing out; the table asks how much of it is in sight.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(900);
  const edits = recordingHost();
  render(
    <TooltipProvider>
      <ThreatTogether />
    </TooltipProvider>,
  );
  const boxes = screen.getAllByTestId("choose-row");
  await userEvent.click(boxes[0] as HTMLElement);
  await userEvent.click(boxes[1] as HTMLElement);
  expect(screen.getByTestId("together")).toHaveTextContent("2 chosen");
  await userEvent.keyboard("x");
  await userEvent.type(screen.getByTestId("input-rationale"), "Both are out of reach");
  expect(screen.getByTestId("similar")).toHaveTextContent("Decide the other chosen threat the same way");
  await userEvent.click(screen.getByTestId("record-decision"));
  await waitFor(() => expect(edits).toHaveLength(1));
  const [batch] = edits;
  expect(batch?.edit === "batch" && batch.edits.filter((edit) => edit.edit === "decide")).toHaveLength(2);
  expect(useThreats.getState().chosen).toEqual([]);
});

test("Ctrl+Enter records with the chosen controls and goes to the next undecided", async () => {
  const edits = recordingHost();
  open();
  await userEvent.click(screen.getByTestId("control-AML.M0030").querySelector("input") as HTMLElement);
  await userEvent.type(screen.getByTestId("own-control"), "Read every answer{Enter}");
  await userEvent.type(screen.getByTestId("input-due"), "2027-01-30");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(title()).toBe("Planted text is found and believed"));
  const [batch] = edits;
  expect(batch?.edit === "batch" && batch.edits.map((edit) => edit.edit)).toEqual([
    "take_up",
    "put",
    "put",
    "link_controls",
    "decide",
  ]);
});

test("faults of the core stand under their fields and stay on the page", async () => {
  recordingHost({ refuse: { fields: [{ field: "controls", message: "Modify needs at least one control" }] } });
  open();
  await userEvent.click(screen.getByTestId("record-decision"));
  expect(await screen.findByTestId("error-controls")).toHaveTextContent("at least one control");
  expect(screen.getByTestId("field-controls").querySelector("input")).toHaveFocus();
  expect(title()).toBe("Outside text steers the assistant");
});

test("the pre-filled rating is confirmed with one click, taking the suggestion up", async () => {
  const edits = recordingHost();
  open();
  expect(screen.getByTestId("rating-inherent")).toHaveTextContent(
    "Worst of system minor, users minor, organisation major.",
  );
  await userEvent.click(screen.getByTestId("confirm-inherent"));
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({
    edit: "batch",
    edits: [{ edit: "take_up" }, { edit: "rate", stage: "inherent", rating: { likelihood: 4, confirmed: true } }],
  });
});

test("a cell of the matrix changes the rating, and saving sends it", async () => {
  const edits = recordingHost();
  setThreats({ row: "card:element:agent/exfil" });
  open();
  const panel = screen.getByTestId("rating-inherent");
  await userEvent.click(panel.querySelector("[data-testid=cell-2-3]") as HTMLElement);
  await userEvent.click(screen.getByTestId("save-inherent"));
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({
    edit: "rate",
    rating: { likelihood: 2, impacts: { organisation: 3 }, confirmed: true },
  });
});

test("a decided threat shows its history and can be reopened with a reason", async () => {
  const edits = recordingHost();
  setThreats({ row: "card:element:agent/prompt-secrets" });
  open();
  expect(screen.getByTestId("decision-history")).toHaveTextContent("Retain");
  expect(screen.getByTestId("input-risk_owner")).toHaveValue("Head of Service");
  await userEvent.click(screen.getByTestId("decide-reopened"));
  await userEvent.type(screen.getByTestId("input-rationale"), "The case tool can e-mail now");
  await userEvent.click(screen.getByTestId("record-decision"));
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({
    edit: "decide",
    verdict: { treatment: "reopened" },
    rationale: "The case tool can e-mail now",
  });
});

test("what the registers hold about a threat stands beside it and leads there", async () => {
  const data = sample();
  const id = data.model.threats["own-1"]?.id ?? "";
  const evaluation = {
    id: "r-1",
    number: 3,
    title: "Before release 2",
    description: "",
    owner: "",
    date: null,
    closed: false,
    subjects: [],
    threats: [id],
    evidence: [],
    register: { register: "evaluation" as const, tool: "garak", release: "2", passed: 3, failed: 1 },
  };
  show({ ...data, model: { ...data.model, register: { "r-1": evaluation } } });
  open();
  expect(screen.queryByTestId("on-record")).toBeNull();
  act(() => setThreats({ row: "threat:own-1" }));
  expect(screen.getByTestId("on-record")).toHaveTextContent("3 of 4 attempts withstood");
  await userEvent.click(screen.getByRole("button", { name: "R-3 Before release 2" }));
  expect(useView.getState().view).toBe("lifecycle");
  expect(useLife.getState()).toMatchObject({ tab: "registers", register: "evaluation" });
});

test("a part of the story is told in place", async () => {
  const edits = recordingHost();
  setThreats({ row: "card:element:agent/exfil" });
  open();
  await userEvent.click(screen.getByTestId("story-source"));
  expect(screen.getByText(/Who is it\?/)).toBeVisible();
  await userEvent.keyboard("An outsider{Enter}{Escape}");
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({ edit: "describe_threat", story: { source: "An outsider" } });
});

test("after a decision the next undecided one below comes, then the first", () => {
  const row = (id: string, status: string) => ({ id, status }) as never;
  const rows = [row("a", "open"), row("b", "decided"), row("c", "open"), row("d", "open")];
  expect(nextOpen(rows, "a")).toBe("c");
  expect(nextOpen(rows, "d")).toBe("a");
  expect(nextOpen([row("a", "open")], "a")).toBeNull();
});

test("an own threat is worded anew or taken out again; a suggestion keeps its words", async () => {
  const edits = recordingHost();
  open();
  expect(screen.queryByTestId("remove-threat")).toBeNull();
  act(() => setThreats({ row: "threat:own-1" }));
  await userEvent.click(screen.getByRole("button", { name: "Word it anew" }));
  const field = screen.getByLabelText("What can go wrong?");
  await userEvent.clear(field);
  await userEvent.type(field, "A clerk copies the index{Enter}");
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({ edit: "describe_threat", threat: "own-1", title: "A clerk copies the index" });
  await userEvent.click(screen.getByTestId("remove-threat"));
  await waitFor(() => expect(edits[1]).toEqual({ edit: "remove", keys: [{ kind: "threat", id: "own-1" }] }));
});
