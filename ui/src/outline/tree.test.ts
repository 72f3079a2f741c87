import { beforeEach, describe, expect, it } from "vitest";
import type { Model } from "../bindings/Model";
import { openForTest } from "../ipc/fake/open";
import { moveInTree, outlineRows } from "./tree";

let model: Model;
beforeEach(async () => {
  model = (await openForTest()).model();
});

const shape = (collapsed: string[] = []) =>
  outlineRows(model, new Set(collapsed)).map((row) => `${"  ".repeat(row.level - 1)}${row.id}`);

describe("outline", () => {
  it("nests boundaries, elements and the flows that leave them", () => {
    const rows = shape(["agent", "tool"]);
    expect(rows.slice(rows.indexOf("    agent-sandbox"), rows.indexOf("    agent-sandbox") + 3)).toEqual([
      "    agent-sandbox",
      "      tool",
      "      agent",
    ]);
    expect(shape()).toContain("        F-13");
  });

  it("holds everything exactly once", () => {
    const rows = outlineRows(model, new Set()).map((row) => row.id);
    const all = [...Object.keys(model.boundaries), ...Object.keys(model.elements), ...Object.keys(model.flows)];
    expect([...rows].sort()).toEqual(all.sort());
  });

  it("hides what is folded away", () => {
    expect(shape(["org-network"])).not.toContain("  cloud-tenant");
  });

  it("moves as the tree pattern of WAI-ARIA says", () => {
    const rows = outlineRows(model, new Set(["agent"]));
    const at = (id: string) => rows.findIndex((row) => row.id === id);
    expect(moveInTree(rows, 0, "ArrowDown")).toBe(1);
    expect(moveInTree(rows, 0, "ArrowUp")).toBe(0);
    expect(moveInTree(rows, at("agent"), "ArrowRight")).toBe("expand");
    expect(moveInTree(rows, at("org-network"), "ArrowLeft")).toBe("collapse");
    expect(moveInTree(rows, at("agent"), "ArrowLeft")).toBe(at("agent-sandbox"));
    expect(moveInTree(rows, 3, "End")).toBe(rows.length - 1);
    expect(moveInTree(rows, 3, "x")).toBeNull();
  });
});
