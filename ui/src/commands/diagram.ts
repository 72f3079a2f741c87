import type { Edit } from "../bindings/Edit";
import { centre } from "../canvas/routing/geometry";
import { t } from "../i18n";
import { type Alignment, align, distribute, nudge, reorder } from "../model/edits/move";
import { addConnected, freePlace } from "../model/edits/place";
import { newId, placedKey } from "../model/ids";
import { diagramsInOrder, makeEdit } from "../model/mirror";
import { canvas } from "../view/canvasPort";
import { select, setView } from "../view/view";
import {
  type Command,
  type Context,
  hasShapes,
  hasThings,
  isOpen,
  onDiagram,
  oneElement,
  onModel,
  selectedShapes,
  selectedThings,
} from "./command";
import { neighbour } from "./walk";

/** Keys of the selected flows that were bent, or whose label was moved, by hand. */
const bentFlows = ({ model, view }: Context): string[] =>
  view.selection.map((id) => placedKey(view.diagram ?? "", id)).filter((key) => model !== null && key in model.routes);

const several = (count: number) => (c: Context) => onDiagram(c) && selectedShapes(c).length >= count;
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const;
type Arrow = keyof typeof DIRECTIONS;
const ARROWS: readonly Arrow[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

const alignTo = (how: Alignment): Command => ({
  id: `align-${how}`,
  group: "diagram",
  label: () => t(`align.${how}`),
  scope: "window",
  when: several(2),
  run: onModel((model, diagram, c) => {
    const edit = align(model, diagram, selectedShapes(c), how);
    if (edit) void makeEdit(edit);
  }),
});

const spread = (axis: "x" | "y"): Command => ({
  id: `distribute-${axis}`,
  group: "diagram",
  label: () => t(axis === "x" ? "align.distributeX" : "align.distributeY"),
  scope: "window",
  when: several(3),
  run: onModel((model, diagram, c) => {
    const edit = distribute(model, diagram, selectedShapes(c), axis);
    if (edit) void makeEdit(edit);
  }),
});

const order = (to: "front" | "back", keys: string): Command => ({
  id: `bring-${to}`,
  group: "diagram",
  label: () => t(to === "front" ? "commands.label.toFront" : "commands.label.toBack"),
  keys: [keys],
  scope: "canvas",
  when: hasShapes,
  run: onModel((model, diagram, c) => {
    const edit = reorder(model, diagram, selectedShapes(c), to);
    if (edit) void makeEdit(edit);
  }),
});

const nudgeBy = (arrow: Arrow, far: boolean): Command => ({
  id: `nudge-${arrow}${far ? "-far" : ""}`,
  group: "diagram",
  label: () => t(far ? "commands.label.nudgeFar" : "commands.label.nudge"),
  keys: [far ? `Shift+${arrow}` : arrow],
  scope: "canvas",
  keyOnly: true,
  when: (c) => hasThings(c) && c.view.connectingFrom === null,
  run: onModel((model, diagram, c) => {
    const [dx, dy] = DIRECTIONS[arrow];
    const by = far ? 40 : 8;
    const edit = nudge(model, diagram, selectedThings(c), dx * by, dy * by);
    if (edit) void makeEdit(edit);
  }),
});

const walkTo = (arrow: Arrow): Command => ({
  id: `walk-${arrow}`,
  group: "diagram",
  label: () => t("commands.label.walk"),
  keys: [`Alt+${arrow}`],
  scope: "canvas",
  keyOnly: true,
  when: onDiagram,
  run: onModel((model, diagram, c) => {
    const next = neighbour(model, diagram, c.view.selection[0] ?? null, DIRECTIONS[arrow]);
    if (!next) return;
    if (c.view.connectingFrom === null) select([next]);
    canvas()?.reveal(next);
    canvas()?.focus(next);
  }),
});

const addBeside = (arrow: Arrow): Command => ({
  id: `add-${arrow}`,
  group: "diagram",
  label: () => t("commands.label.addConnected"),
  keys: [`mod+${arrow}`],
  scope: "canvas",
  keyOnly: true,
  when: (c) => onDiagram(c) && oneElement(c) !== null,
  run: onModel(async (model, diagram, c) => {
    const from = oneElement(c);
    const area = from && model.placements[placedKey(diagram, from)]?.area;
    if (!from || !area) return;
    const [dx, dy] = DIRECTIONS[arrow];
    const areas = Object.values(model.placements).filter(
      (p) => p.key.startsWith(`${diagram}/`) && p.key.slice(diagram.length + 1) in model.elements,
    );
    const middle = centre(area);
    const at = freePlace(
      areas.map((p) => p.area),
      { x: middle.x + dx * (area.width + 96), y: middle.y + dy * (area.height + 64) },
    );
    const adding = addConnected(model, diagram, from, { kind: "process", typeId: null, name: t("kinds.process") }, at);
    if (!(await makeEdit(adding.edit))) return;
    select([adding.id]);
    setView({ renaming: { id: adding.id, typed: null } });
  }),
});

export const diagramCommands: readonly Command[] = [
  {
    id: "add-diagram",
    group: "diagram",
    label: () => t("diagram.add"),
    scope: "window",
    when: isOpen,
    run: onModel(async (model) => {
      const diagrams = diagramsInOrder(model);
      const id = newId();
      const position = (diagrams.at(-1)?.position ?? 0) + 1;
      const title = t("diagram.new", { number: diagrams.length + 1 });
      if (await makeEdit({ edit: "add_diagram", diagram: { id, title, position } }))
        setView({ diagram: id, selection: [] });
    }),
  },
  {
    id: "straighten",
    group: "diagram",
    label: () => t("commands.label.straighten"),
    scope: "window",
    when: (c) => onDiagram(c) && bentFlows(c).length > 0,
    run: (c) => {
      const edits = bentFlows(c).map(
        (key): Edit => ({ edit: "set_route", route: { key, waypoints: [], label: null } }),
      );
      void makeEdit({ edit: "batch", label: t("commands.label.straighten"), edits });
    },
  },
  order("front", "mod+Shift+]"),
  order("back", "mod+Shift+["),
  ...(["left", "centre", "right", "top", "middle", "bottom"] as const).map(alignTo),
  spread("x"),
  spread("y"),
  ...ARROWS.map((arrow) => nudgeBy(arrow, false)),
  ...ARROWS.map((arrow) => nudgeBy(arrow, true)),
  ...ARROWS.map(walkTo),
  ...ARROWS.map(addBeside),
];
