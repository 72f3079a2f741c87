import { placedKey } from "../model/ids";
import { diagramsInOrder, mirror } from "../model/mirror";
import { canvas } from "../view/canvasPort";
import { setView, view } from "../view/view";

/** Goes to a record: opens a diagram that shows it, selects it and brings it into sight. */
export function jumpTo(id: string): void {
  const { model } = mirror();
  if (!model) return;
  const flow = model.flows[id];
  const shape = flow ? flow.source : id;
  const shows = (diagram: string) => placedKey(diagram, shape) in model.placements;
  const here = view().diagram;
  const diagram = here && shows(here) ? here : (diagramsInOrder(model).find((d) => shows(d.id))?.id ?? here);
  setView({ view: "model", diagram, selection: [id], inspectorTab: view().inspectorTab });
  // The canvas of another diagram is drawn on the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => canvas()?.reveal(shape)));
}
