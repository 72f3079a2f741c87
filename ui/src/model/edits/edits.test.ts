import { beforeEach, describe, expect, it } from "vitest";
import type { Edit } from "../../bindings/Edit";
import type { Model } from "../../bindings/Model";
import type { Rect } from "../../bindings/Rect";
import { apply } from "../../ipc/fake/apply";
import { openForTest } from "../../ipc/fake/open";
import { contentsOf, innermostAt } from "../nesting";
import { copy, paste } from "./copy";
import { align, distribute, dropShapes, withContents } from "./move";
import { addBoundary, addConnected, addElement, freeName, freePlace } from "./place";
import { boundariesWithContents, remove } from "./remove";

let model: Model;
beforeEach(async () => {
  model = structuredClone((await openForTest()).model());
});

const done = (edit: Edit | null | undefined): Model => {
  if (!edit) throw new Error("there is nothing to do");
  apply(model, edit, "2026-11-24T14:02:00Z");
  return model;
};
const area = (id: string): Rect => model.placements[`main/${id}`]?.area ?? { x: 0, y: 0, width: 0, height: 0 };
const moved = (id: string, x: number, y: number): Map<string, Rect> => new Map([[id, { ...area(id), x, y }]]);

describe("placing", () => {
  it("puts a new element into the innermost boundary under it, with a free name and on the grid", () => {
    const { edit, id } = addElement(
      model,
      "main",
      { kind: "process", typeId: "retriever", name: "Retriever" },
      { x: 446, y: 430 },
    );
    done(edit);
    expect(model.elements[id]).toMatchObject({ boundary: "agent-sandbox", name: "Retriever 2", kind: "process" });
    expect(area(id).x % 8).toBe(0);
    expect(area(id)).toMatchObject({ width: 168, height: 56 });
  });

  it("nests a new boundary", () => {
    const { edit, id } = addBoundary(model, "main", "user-session", "User session", { x: 500, y: 240 });
    done(edit);
    expect(model.boundaries[id]?.parent).toBe("cloud-tenant");
  });

  it("adds an element and the flow to it as one step", () => {
    const { edit, id } = addConnected(
      model,
      "main",
      "agent",
      { kind: "store", typeId: null, name: "Store" },
      { x: 900, y: 60 },
    );
    expect(edit.edit).toBe("batch");
    done(edit);
    expect(Object.values(model.flows).some((flow) => flow.source === "agent" && flow.target === id)).toBe(true);
  });

  it("finds names and places that are free", () => {
    expect(freeName("A", [{ name: "A" }, { name: "A 2" }])).toBe("A 3");
    const taken = [{ x: 0, y: 0, width: 168, height: 56 }];
    expect(freePlace(taken, { x: 84, y: 28 })).not.toEqual({ x: 84, y: 28 });
  });
});

describe("dropping", () => {
  it("only moves when the boundary stays the same", () => {
    expect(dropShapes(model, "main", moved("crm", 370, 620), ["crm"])?.edit).toBe("place");
  });

  it("moves and re-parents as one step", () => {
    const edit = dropShapes(model, "main", moved("guard", 362, 400), ["guard"]);
    expect(edit?.edit).toBe("batch");
    expect(done(edit).elements.guard?.boundary).toBe("agent-sandbox");
  });

  it("takes an element out of every boundary", () => {
    expect(done(dropShapes(model, "main", moved("kb", 1200, 40), ["kb"])).elements.kb?.boundary).toBeNull();
  });

  it("leaves contents in their boundary when the boundary is dragged", () => {
    const areas = new Map(
      withContents(model, "main", ["agent-sandbox"]).map((id) => [id, { ...area(id), x: area(id).x + 8 }]),
    );
    done(dropShapes(model, "main", areas, ["agent-sandbox"]));
    expect(model.elements.agent?.boundary).toBe("agent-sandbox");
    expect(model.boundaries["agent-sandbox"]?.parent).toBe("cloud-tenant");
  });

  it("grows the boundaries around what hangs over their edge", () => {
    done(dropShapes(model, "main", moved("tool", 362, 508), ["tool"]));
    expect(area("agent-sandbox").y + area("agent-sandbox").height).toBe(508 + 56 + 16);
    expect(area("cloud-tenant").y + area("cloud-tenant").height).toBeGreaterThan(580);
    expect(model.elements.tool?.boundary).toBe("agent-sandbox");
  });

  it("is nothing when nothing moved", () => {
    expect(dropShapes(model, "main", moved("kb", area("kb").x, area("kb").y), ["kb"])).toBeNull();
  });
});

describe("nesting", () => {
  it("knows what lies in a boundary and never puts one inside itself", () => {
    expect(contentsOf(model, "cloud-tenant")).toContain("agent");
    expect(contentsOf(model, "org-network")).toContain("agent-sandbox");
    expect(innermostAt(model, "main", { x: 446, y: 400 }, ["agent-sandbox"])).toBe("cloud-tenant");
    expect(innermostAt(model, "main", { x: 446, y: 400 }, ["cloud-tenant"])).toBe("org-network");
  });
});

describe("removing", () => {
  it("keeps the contents of a boundary unless told otherwise", () => {
    expect(boundariesWithContents(model, ["agent-sandbox"])).toEqual(["agent-sandbox"]);
    done(remove(model, ["agent-sandbox"]));
    expect(model.elements.agent).toBeDefined();
  });

  it("removes the contents and their flows when told", () => {
    done(remove(model, ["agent-sandbox"], true));
    expect(model.elements.agent).toBeUndefined();
    expect(model.flows["F-13"]).toBeUndefined();
  });
});

describe("copying", () => {
  it("copies a boundary with its contents and the flows between them under new ids", () => {
    const pasted = paste(model, "main", copy(model, "main", ["agent-sandbox"]), { x: 24, y: 24 });
    done(pasted?.edit);
    const copied = Object.values(model.elements).filter((e) => pasted?.ids.includes(e.id));
    expect(copied.map((e) => e.name).sort()).toEqual(["Case tool 2", "Support assistant 2"]);
    expect(copied.every((e) => e.boundary && pasted?.ids.includes(e.boundary))).toBe(true);
    const between = Object.values(model.flows).filter(
      (f) => pasted?.ids.includes(f.source) && pasted.ids.includes(f.target),
    );
    expect(between.map((f) => f.name).sort()).toEqual(["result", "tool call"]);
  });

  it("copies no decisions", () => {
    const before = Object.keys(model.threats).length;
    done(paste(model, "main", copy(model, "main", ["agent"]), { x: 8, y: 8 })?.edit);
    expect(Object.keys(model.threats)).toHaveLength(before);
  });
});

describe("lining up", () => {
  it("aligns and distributes", () => {
    done(align(model, "main", ["customer", "agent"], "left"));
    expect(area("agent").x).toBe(area("customer").x);
    done(distribute(model, "main", ["customer", "chat", "crm"], "y"));
    expect(area("chat").y - area("customer").y).toBe(area("crm").y - area("chat").y);
  });
});
