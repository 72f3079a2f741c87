import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { Control } from "../bindings/Control";
import type { RecordKey } from "../bindings/RecordKey";
import { TooltipProvider } from "../kit/Tooltip";
import { threatRows } from "../threats/rows";
import { useThreats } from "../threats/state";
import { recordingHost, show } from "../threats/testing/host";
import { at, decided, rating, sample, threat } from "../threats/testing/sample";
import { useView } from "../view/view";
import { byOwner } from "./dashboard";
import { dateChecks } from "./dates";
import { placeOf } from "./jump";
import { ReviewView } from "./ReviewView";
import { newParticipant, togglePresent } from "./registers";
import { aboveAppetite, controlCounts, nextDue, worstOpen } from "./summary";

const control = (id: string, status: Control["status"], due: string | null): Control => ({
  id,
  number: 1,
  mitigation: null,
  title: `Control ${id}`,
  description: "",
  status,
  owner: "Supply lead",
  due,
  ticket: "",
  test: "",
  result: "",
  evidence: [],
});

function reviewed() {
  const open = sample();
  const treated = {
    ...decided(threat("t-9", 9, "AML.T0053", at("agent"), "Treated"), {
      treatment: "modify",
      owner: "Ada",
      due: "2026-12-12",
    }),
    controls: ["c-1"],
    residual: rating(3, 4, true),
  };
  open.model = {
    ...open.model,
    threats: { ...open.model.threats, "t-9": treated },
    controls: {
      "c-1": control("c-1", "planned", "2026-12-12"),
      "c-2": control("c-2", "verified", "2026-01-01"),
      "c-3": control("c-3", "proposed", "2026-11-01"),
    },
    assumptions: { a: { id: "a", number: 1, text: "Nobody outside can write", if_wrong: "" } },
  };
  open.analysis.checks = [
    {
      id: "open",
      title: "Threats undecided",
      items: [
        { key: { kind: "threat", id: "own-1" }, text: "A clerk exports the whole index" },
        { key: { kind: "element", id: "agent" }, text: "Support assistant" },
      ],
    },
    { id: "typed", title: "Elements without a type", items: [] },
  ];
  return open;
}
const rows = () => {
  const { model, analysis, library } = reviewed();
  return { model, rows: threatRows(model, analysis, library) };
};

const open = () =>
  render(
    <TooltipProvider>
      <ReviewView />
    </TooltipProvider>,
  );

beforeEach(() => {
  recordingHost({
    answers: { history: [{ revision: 7, label: "Modify: T-9", by: "Ada", at: "2026-11-20T10:00:00Z" }] },
  });
  show(reviewed());
});

test("the risk owner reads the worst that is open, and what stays above the appetite", () => {
  const { model, rows: all } = rows();
  expect(worstOpen(all, 2).map((row) => row.title)).toEqual([
    "Outside text steers the assistant",
    "Planted text is found and believed",
  ]);
  expect(aboveAppetite(model, all).map((row) => row.title)).toEqual(["Treated"]);
  expect(controlCounts(model)).toEqual([
    { status: "verified", count: 1 },
    { status: "planned", count: 1 },
    { status: "proposed", count: 1 },
  ]);
});

test("what is due next: overdue first, a control once, nothing that is in place", () => {
  const { model, rows: all } = rows();
  expect(nextDue(model, all, "2026-11-24", 9).map((due) => [due.day, due.what, due.late])).toEqual([
    ["2026-11-01", "Control c-3", true],
    ["2026-12-12", "Control c-1", false],
    ["2027-06-30", "The hidden set-up comes to light", false],
  ]);
});

test("whose dates have passed, on any day", () => {
  const { rows: all } = rows();
  const lines = (today: string) => byOwner(all, today).map(({ owner, all: count, late }) => [owner, count, late]);
  expect(lines("2027-06-30")).toEqual([
    ["Ada", 1, 1],
    ["Head of Service", 1, 0],
  ]);
  expect(lines("2027-07-01")).toEqual([
    ["Ada", 1, 1],
    ["Head of Service", 1, 1],
  ]);
});

test("dates that have passed or are near are checks with their items", () => {
  const { model } = reviewed();
  const retained = decided(threat("t-8", 8, "AML.T0057", at("agent"), "Accepted"), {
    treatment: "retain",
    risk_owner: "Ada",
    expires: "2026-12-20",
  });
  const threats = { ...model.threats, "t-8": retained };
  const control = { ...model.controls["c-1"], status: "planned", due: "2026-12-01" } as Control;
  const late = { ...model, threats, controls: { ...model.controls, "c-1": control } };
  const rows = threatRows(late, sample().analysis, sample().library);
  const on = (today: string) =>
    Object.fromEntries(
      dateChecks(late, rows, new Date(`${today}T12:00:00`)).map(({ id, items }) => [id, items.length]),
    );
  expect(on("2026-10-01")).toMatchObject({ ended: 0, ending: 0, overdue: 0 });
  expect(on("2026-12-05")).toMatchObject({ ended: 0, ending: 1, overdue: 2 });
  expect(on("2026-12-20")).toMatchObject({ ended: 0, ending: 1 });
  expect(on("2026-12-21")).toMatchObject({ ended: 1, ending: 0 });
});

test("every kind of record leads somewhere", () => {
  const { model, rows: all } = rows();
  const check = (key: RecordKey, place: object) => expect(placeOf(model, all, key)).toEqual(place);
  check({ kind: "element", id: "agent" }, { kind: "shape", id: "agent" });
  check({ kind: "flow", id: "f-1" }, { kind: "shape", id: "f-1" });
  check({ kind: "threat", id: "own-1" }, { kind: "decision", row: "threat:own-1" });
  check({ kind: "control", id: "c-1" }, { kind: "decision", row: "threat:t-9" });
  check({ kind: "assumption", id: "a" }, { kind: "review", id: "a" });
  check({ kind: "about", id: "" }, { kind: "about" });
});

test("a check leads to its first item and opens to show them all", async () => {
  open();
  const line = screen.getByTestId("check-open");
  await userEvent.click(within(line).getByRole("button", { name: "Show all: Threats undecided" }));
  expect(within(line).getByText("Support assistant")).toBeVisible();
  await userEvent.click(within(line).getByTitle("A clerk exports the whole index"));
  expect(useView.getState().view).toBe("decisions");
  expect(useThreats.getState().row).toBe("threat:own-1");
  expect(screen.getByTestId("check-typed")).toHaveTextContent("0");
});

test("assumptions and participants are kept by edits of their own", async () => {
  const edits = recordingHost();
  open();
  await userEvent.type(screen.getByTestId("add-assumption"), "Staff are vetted{Enter}");
  await userEvent.type(screen.getByTestId("add-participant"), "Ada{Enter}");
  await userEvent.type(screen.getByPlaceholderText("What happens if it is wrong?"), "Injection by insiders");
  await userEvent.tab();
  await userEvent.click(screen.getByRole("button", { name: "Remove A-1" }));
  await waitFor(() => expect(edits).toHaveLength(4));
  expect(edits).toMatchObject([
    { edit: "put", record: { kind: "assumption", record: { text: "Staff are vetted", number: 0 } } },
    { edit: "put", record: { kind: "participant", record: { name: "Ada" } } },
    { edit: "put", record: { kind: "assumption", record: { id: "a", if_wrong: "Injection by insiders" } } },
    { edit: "remove", keys: [{ kind: "assumption", id: "a" }] },
  ]);
});

test("somebody is here today, or not", () => {
  const ada = newParticipant("Ada", "2026-11-24");
  expect(togglePresent(ada, "2026-11-24").sessions).toEqual([]);
  expect(togglePresent(ada, "2026-10-14").sessions).toEqual(["2026-10-14", "2026-11-24"]);
});

test("the history is what the shell kept", async () => {
  open();
  expect(await screen.findByText("Modify: T-9")).toBeVisible();
  expect(screen.getByText("r7")).toBeVisible();
});
