import { beforeEach, expect, it } from "vitest";
import { openForTest } from "../ipc/fake/open";
import { boxAround, diagramChain, toDiagram, undrawn } from "../model/edits/between";
import { settled } from "../model/mirror";
import { setView, view } from "../view/view";
import { run } from "./menu";

let window_: Awaited<ReturnType<typeof openForTest>>;
beforeEach(async () => {
  window_ = await openForTest();
});
const placed = (diagram: string) =>
  Object.keys(window_.model().placements)
    .filter((key) => key.startsWith(`${diagram}/`))
    .map((key) => key.slice(diagram.length + 1))
    .sort();

it("moves shapes with their contents to another diagram in one step", () => {
  const edit = toDiagram(window_.model(), "main", "pipeline", ["agent-sandbox"], true, "Move");
  if (edit?.edit !== "batch") throw new Error("a batch was expected");
  const [place, unplace] = edit.edits;
  if (place?.edit !== "place" || unplace?.edit !== "unplace") throw new Error("place, then unplace");
  expect(place.placements.map(({ key }) => key).sort()).toEqual([
    "pipeline/agent",
    "pipeline/agent-sandbox",
    "pipeline/tool",
  ]);
  expect(unplace.keys.sort()).toEqual(["main/agent", "main/agent-sandbox", "main/tool"]);
});

it("shows shapes in another diagram as well, beside what is there", () => {
  const model = window_.model();
  const edit = toDiagram(model, "main", "main", ["agent"], false, "Show");
  expect(edit).toBeNull();
  const shown = toDiagram(model, "main", "context", ["agent", "tool"], false, "Show");
  expect(shown).toMatchObject({ edit: "batch", edits: [{ edit: "place" }] });
});

it("draws the inside of a process, shows the way back and goes it", async () => {
  setView({ selection: ["agent"] });
  run("open-child");
  await settled();
  await Promise.resolve();
  const child = window_.model().elements.agent?.child_diagram;
  expect(child).toBeTruthy();
  expect(diagramChain(window_.model(), child ?? "")).toEqual([{ diagram: "main", element: "agent" }]);
  setView({ diagram: child ?? null, selection: [] });
  run("leave-child");
  expect(view()).toMatchObject({ diagram: "main", selection: ["agent"] });
});

it("takes out of a diagram only what another one shows", async () => {
  setView({ selection: ["kb"] });
  run("take-out");
  await settled();
  expect(window_.edits()).toEqual([]);
  const edit = toDiagram(window_.model(), "main", "context", ["kb"], false, "Show");
  if (edit) await (await import("../model/mirror")).makeEdit(edit);
  run("take-out");
  await settled();
  expect(placed("main")).not.toContain("kb");
  expect(placed("context")).toContain("kb");
});

it("draws a boundary that has no box here around what lies in it", async () => {
  const model = structuredClone(window_.model());
  delete model.placements["main/agent-sandbox"];
  expect(undrawn(model, "main")).toEqual(["agent-sandbox"]);
  const edit = boxAround(model, "main", "agent-sandbox", "Box");
  if (edit?.edit !== "batch" || edit.edits[0]?.edit !== "place") throw new Error("a place was expected");
  const box = edit.edits[0].placements[0]?.area;
  const agent = model.placements["main/agent"]?.area;
  expect(box && agent && box.x < agent.x && box.y < agent.y && box.x + box.width > agent.x + agent.width).toBe(true);
});
