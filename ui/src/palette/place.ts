import type { Point } from "../canvas/routing/geometry";
import { tOr } from "../i18n";
import { addBoundary, addElement, freePlace } from "../model/edits/place";
import { makeEdit, mirror } from "../model/mirror";
import { shortTypeName } from "../model/typeNames";
import { canvas } from "../view/canvasPort";
import { type Placeable, setView, view } from "../view/view";

/** Puts a new element or boundary into the open diagram, selects it and starts renaming it. */
export async function placeAt(what: Placeable, point: Point): Promise<void> {
  const { model, library } = mirror();
  const { diagram } = view();
  if (!model || !diagram) return;
  const type = library?.element_types[what.typeId];
  const adding =
    what.kind === "boundary"
      ? addBoundary(model, diagram, what.typeId, boundaryName(what.typeId), point)
      : addElement(
          model,
          diagram,
          { kind: type?.kind ?? "process", typeId: what.typeId, name: type ? shortTypeName(type) : what.typeId },
          point,
        );
  setView({ tool: { kind: "select" } });
  if (!(await makeEdit(adding.edit))) return;
  setView({ selection: [adding.id], renaming: { id: adding.id, typed: null } });
}

const boundaryName = (typeId: string): string =>
  tOr(`types.${typeId}`, mirror().library?.boundary_types[typeId]?.name ?? typeId);

/** Places near the middle of the view, where nothing is yet. */
export function placeInMiddle(what: Placeable): Promise<void> {
  const { model } = mirror();
  const { diagram } = view();
  const middle = canvas()?.middle() ?? { x: 0, y: 0 };
  const taken = Object.values(model?.placements ?? {}).filter(
    (p) => diagram && p.key.startsWith(`${diagram}/`) && model && p.key.slice(diagram.length + 1) in model.elements,
  );
  return placeAt(
    what,
    freePlace(
      taken.map((p) => p.area),
      middle,
    ),
  );
}
