import { beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "../bindings/Edit";
import { openForTest } from "../ipc/fake/open";
import { setView, view } from "../view/view";
import { applyChanges } from "./changes";
import { newId } from "./ids";
import { makeEdit, mirror, settled, step, tryEdit } from "./mirror";

let window_: Awaited<ReturnType<typeof openForTest>>;
beforeEach(async () => {
  window_ = await openForTest();
});

const rename = (id: string, name: string): Edit => ({ edit: "rename", subject: { kind: "element", id }, name });

describe("mirror", () => {
  it.each<[string, Edit]>([
    ["a rename", rename("agent", "Agent")],
    ["a removal", { edit: "remove", keys: [{ kind: "element", id: "agent" }] }],
    [
      "an attribute",
      { edit: "set_attribute", subject: { kind: "element", id: "kb" }, attribute: "multi_tenant", value: false },
    ],
    ["a move into a boundary", { edit: "move_into", subjects: [{ kind: "element", id: "kb" }], boundary: null }],
    ["a route", { edit: "set_route", route: { key: "main/F-1", waypoints: [{ x: 1, y: 2 }], label: null } }],
  ])("is the shell's model after %s", async (_, edit) => {
    expect(await makeEdit(edit)).toBe(true);
    expect(mirror().model).toEqual(window_.model());
    await step("undo", (label) => label);
    await step("redo", (label) => label);
    expect(mirror().model).toEqual(window_.model());
  });

  it("sends edits one after another, in the order they were asked for", async () => {
    const names = ["A", "B", "C"];
    const all = Promise.all(names.map((name) => makeEdit(rename("agent", name))));
    expect(mirror().pending).toBe(3);
    await all;
    expect(window_.edits()).toEqual(names.map((name) => rename("agent", name)));
    expect(mirror()).toMatchObject({ pending: 0 });
    expect(mirror().model?.elements.agent?.name).toBe("C");
  });

  it("changes nothing when an edit is refused, and keeps the reason in the log", async () => {
    const before = mirror().model;
    window_.refuseNext({
      code: "not_found",
      message: "Element x is not in this model",
      hint: "Undo brings it back",
      fields: [],
    });
    expect(await makeEdit(rename("agent", "x"))).toBe(false);
    expect(mirror().model).toBe(before);
    expect(view().errors[0]).toMatchObject({ message: "Element x is not in this model", hint: "Undo brings it back" });
  });

  it("says that work is only in memory while the disk refuses it, and says so once", async () => {
    window_.setUnsaved({
      code: "disk_full",
      message: "The disk is full",
      hint: "Save elsewhere",
      fields: [],
      unsaved: true,
    });
    await makeEdit(rename("agent", "x"));
    await makeEdit(rename("agent", "y"));
    expect(mirror().project?.unsaved?.message).toBe("The disk is full");
    expect(mirror().model?.elements.agent?.name).toBe("y");
    expect(view().errors).toHaveLength(1);
    window_.setUnsaved(null);
    await makeEdit(rename("agent", "z"));
    expect(mirror().project?.unsaved).toBeNull();
  });

  it("hands faults by field to forms instead of the log", async () => {
    window_.refuseNext({
      code: "incomplete",
      message: "m",
      hint: "h",
      fields: [{ field: "owner", message: "needs an owner" }],
    });
    expect((await tryEdit(rename("agent", "x")))?.fields).toEqual([{ field: "owner", message: "needs an owner" }]);
    expect(view().errors).toEqual([]);
  });

  it("drops what is gone from the selection", async () => {
    setView({ selection: ["kb", "agent"] });
    await makeEdit({ edit: "remove", keys: [{ kind: "element", id: "kb" }] });
    expect(view().selection).toEqual(["agent"]);
  });

  it("announces each step for screen readers", async () => {
    await makeEdit(rename("agent", "x"));
    expect(view().announcement).toBe("rename");
    await step("undo", (label) => `Undone: ${label}`);
    expect(view().announcement).toBe("Undone: rename");
    await settled();
  });
});

describe("applyChanges", () => {
  it("keeps the maps that nothing touched", () => {
    const before = window_.model();
    const element = before.elements.agent;
    if (!element) throw new Error("the fixture has an agent");
    const after = applyChanges(before, {
      changes: [
        {
          key: { kind: "element", id: "agent" },
          before: null,
          after: { kind: "element", record: { ...element, name: "x" } },
        },
      ],
    });
    expect(after.elements.agent?.name).toBe("x");
    expect(before.elements.agent?.name).toBe("Support assistant");
    expect(after.flows).toBe(before.flows);
  });
});

describe("newId", () => {
  it("is a UUID of version 7 that sorts by time", () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId(1_000) < newId(2_000)).toBe(true);
  });
});
