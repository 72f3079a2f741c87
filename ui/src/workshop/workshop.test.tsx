import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import type { Subject } from "../bindings/Subject";
import { TooltipProvider } from "../kit/Tooltip";
import { threatRows } from "../threats/rows";
import { recordingHost, show } from "../threats/testing/host";
import { at, sample } from "../threats/testing/sample";
import { setView, useView } from "../view/view";
import { park, whoSaid } from "./parking";
import { stageOf } from "./stage";
import { agenda, firstTopic, nextTopic, topics } from "./subjects";
import { clockFace } from "./useTimer";
import { WorkshopView } from "./WorkshopView";

const open = () =>
  render(
    <TooltipProvider>
      <WorkshopView />
    </TooltipProvider>,
  );
const onTable = () =>
  screen
    .getAllByTestId("workshop-card")
    .find((card) => card.querySelector("[aria-expanded=true]"))
    ?.getAttribute("aria-label");

beforeEach(() => {
  recordingHost();
  show(sample());
  setView({ view: "workshop" });
});

test("topics are the elements, then what else has threats; the next one has something undecided", () => {
  const { model, analysis, library } = sample();
  const rows = threatRows(model, analysis, library);
  const list = topics(model, rows);
  expect(list).toEqual([at("forum"), at("index"), at("agent")]);
  expect(firstTopic(list, rows, undefined)).toEqual(at("index"));
  expect(firstTopic(list, rows, "forum")).toEqual(at("forum"));
  expect(nextTopic(list, rows, at("agent"))).toEqual(at("index"));
  expect(nextTopic(list, [], at("agent"))).toBeNull();
  expect(agenda(rows, at("agent")).map((row) => row.status)).toEqual([
    "open",
    "open",
    "open",
    "decided",
    "not_applicable",
  ]);
  const flow: Subject = { kind: "flow", id: "f-1" };
  expect(topics(model, [{ ...rows[0], subject: flow } as never]).at(-1)).toEqual(flow);
});

test("the stage shows the element, its neighbours and the way in, none over another", () => {
  const { model, library } = sample();
  const stage = stageOf(model, library, "agent", { elements: ["forum", "index", "agent"], flows: ["f-1", "f-2"] });
  expect(stage?.scene.elements.map((element) => [element.id, stage.steps.get(element.id)])).toEqual([
    ["agent", 3],
    ["forum", 1],
    ["index", 2],
  ]);
  expect(stage?.scene.flows.map((flow) => flow.id)).toEqual(["f-1", "f-2"]);
  const boxes = stage?.scene.elements.map((element) => element.area) ?? [];
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
  expect(stageOf(model, library, "gone", { elements: [], flows: [] })).toBeNull();
});

test("decided in two keystrokes and a reason, then the next card is on the table", async () => {
  const edits = recordingHost();
  setView({ selection: ["agent"] });
  open();
  expect(onTable()).toBe("Outside text steers the assistant");
  await userEvent.keyboard("x");
  await userEvent.type(screen.getByTestId("input-rationale"), "Posts are reviewed");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(onTable()).toBe("Private data leaves by the assistant's own means"));
  expect(edits).toHaveLength(1);
});

test("keys: cards, elements, next undecided, timer, leaving", async () => {
  setView({ selection: ["forum"] });
  open();
  expect(screen.getByText("Nothing was suggested here.")).toBeVisible();
  await userEvent.keyboard("n");
  expect(onTable()).toBe("Planted text is found and believed");
  await userEvent.keyboard("{ArrowRight}j");
  expect(onTable()).toBe("Private data leaves by the assistant's own means");
  await userEvent.keyboard("t");
  expect(screen.getByRole("button", { name: "Timer" })).toHaveAttribute("aria-pressed", "false");
  await userEvent.keyboard("{Escape}");
  expect(useView.getState()).toMatchObject({ view: "model", selection: ["agent"] });
});

test("P parks a thought as a note of the diagram", async () => {
  const edits = recordingHost();
  const parked = sample();
  parked.model.diagrams = { d: { id: "d", title: "Main", position: 0 } };
  show(parked);
  open();
  await userEvent.keyboard("p");
  await userEvent.type(screen.getByTestId("park-text"), "Weekend refunds: who?{Enter}");
  await waitFor(() => expect(edits).toHaveLength(1));
  expect(edits[0]).toMatchObject({
    edit: "put",
    record: { kind: "note", record: { diagram: "d", text: "Weekend refunds: who?" } },
  });
});

test("parked notes stand in a column left of the drawing", () => {
  const { model } = sample();
  const area = { x: 100, y: 40, width: 168, height: 56 };
  model.placements = { "d/agent": { key: "d/agent", area, z: 0, locked: false } };
  const first = park(model, "d", "one");
  expect(first.area).toMatchObject({ x: -108, y: 40 });
  const second = park({ ...model, notes: { [first.id]: first } }, "d", "two");
  expect(second.area).toMatchObject({ x: -108, y: 128 });
});

test("who said it stands before a colon, by name or initials", () => {
  const check = (line: string, author: string, text: string) =>
    expect(whoSaid(line, ["Sam Lee"], "Moderator")).toEqual({ author, text });
  check("SL: spam stays until reported", "Sam Lee", "spam stays until reported");
  check("sam lee: yes", "Sam Lee", "yes");
  check("Refunds: who?", "Moderator", "Refunds: who?");
  expect(clockFace(760)).toBe("12:40");
  expect(clockFace(3671)).toBe("1:01:11");
});
