import ELK from "elkjs/lib/elk.bundled.js";
import { expect, it } from "vitest";
import { apply } from "../ipc/fake/apply";
import { openForTest } from "../ipc/fake/open";
import { layoutEdit, layoutGraph } from "./layout";
import { contains, overlaps } from "./routing/geometry";

it("arranges the diagram as one edit: nothing overlaps, and boundaries hold their contents", async () => {
  const model = structuredClone((await openForTest()).model());
  const edit = layoutEdit(model, "main", await new ELK().layout(layoutGraph(model, "main")), "Arrange");
  if (!edit) throw new Error("the diagram has shapes");
  expect(edit).toMatchObject({ edit: "batch", label: "Arrange" });
  apply(model, edit, "");
  const area = (id: string) => model.placements[`main/${id}`]?.area ?? { x: 0, y: 0, width: 0, height: 0 };
  const elements = Object.values(model.elements);
  for (const one of elements) {
    for (const other of elements) if (one.id < other.id) expect(overlaps(area(one.id), area(other.id))).toBe(false);
    if (one.boundary) expect(contains(area(one.boundary), area(one.id)), one.id).toBe(true);
  }
  for (const inner of Object.values(model.boundaries))
    if (inner.parent) expect(contains(area(inner.parent), area(inner.id)), inner.id).toBe(true);
});
