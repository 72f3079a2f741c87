import { beforeEach, describe, expect, it } from "vitest";
import type { Model } from "../bindings/Model";
import { openForTest } from "../ipc/fake/open";
import { mirror } from "../model/mirror";
import { threatsOf } from "./threats";
import { foldOf, moveInTree, outlineRows } from "./tree";

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

  it("says the place of every row among those of the same parent", () => {
    const rows = outlineRows(model, new Set());
    const at = (id: string) => rows.find((row) => row.id === id);
    const top = rows.filter(({ level }) => level === 1);
    expect(top.map(({ place, of }) => `${place}/${of}`)).toEqual(top.map((_, index) => `${index + 1}/${top.length}`));
    expect([at("tool"), at("agent")].map((row) => `${row?.place}/${row?.of}`)).toEqual(["1/2", "2/2"]);
  });

  it("hides what is folded away", () => {
    expect(shape(["org-network"])).not.toContain("  cloud-tenant");
  });

  it("folds threats away below what they are about, and shows them on request", () => {
    const threats = threatsOf(model, mirror().analysis, null);
    const rows = (flipped: string[]) => outlineRows(model, new Set(flipped), threats);
    const closed = rows([]).map(({ id }) => id);
    expect(closed[closed.indexOf("agent") + 1]).toBe(foldOf("agent"));
    expect(rows([]).some(({ kind }) => kind === "threat")).toBe(false);
    const open = rows([foldOf("agent")]);
    const shown = open.filter(({ kind }) => kind === "threat");
    expect(shown.length).toBeGreaterThan(2);
    expect(new Set(shown.map(({ about }) => about))).toEqual(new Set(["agent"]));
    const fold = open.findIndex(({ id }) => id === foldOf("agent"));
    expect(open[fold + 1]?.level).toBe((open[fold]?.level ?? 0) + 1);
    expect(moveInTree(open, fold + 1, "ArrowLeft")).toBe(fold);
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
