// Layout on request: the whole diagram is arranged anew, boundaries around their contents, as one edit. The layout
// library runs in a worker of its own and is loaded only when somebody asks.
import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import type { Edit } from "../bindings/Edit";
import type { Model } from "../bindings/Model";
import type { Rect } from "../bindings/Rect";
import { placedKey } from "../model/ids";
import { snap } from "./routing/geometry";

/** Room between shapes, px: enough for labels beside the flows and for a few lanes. */
const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.hierarchyHandling": "INCLUDE_CHILDREN",
  "elk.layered.spacing.nodeNodeBetweenLayers": "64",
  "elk.spacing.nodeNode": "72",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
} as const;
/** Padding inside a boundary; more above, for its tab. */
const PADDING = { "elk.padding": "[top=40,left=24,bottom=24,right=24]" } as const;

/** The diagram as the layout library wants it: boundaries hold what lies in them and is drawn here. */
export function layoutGraph(model: Model, diagram: string): ElkNode {
  const here = (id: string) => model.placements[placedKey(diagram, id)]?.area;
  const childrenOf = (parent: string | null): ElkNode[] => {
    const inside = (of: string | null): boolean => {
      // A boundary that is not drawn here does not come between its contents and the one around it.
      for (let at = of, steps = 0; steps < 100; steps++) {
        if (at === null) return parent === null;
        if (here(at)) return at === parent;
        at = model.boundaries[at]?.parent ?? null;
      }
      return false;
    };
    const boundaries = Object.values(model.boundaries)
      .filter((b) => here(b.id) && inside(b.parent))
      .map((b): ElkNode => ({ id: b.id, children: childrenOf(b.id), layoutOptions: PADDING }));
    const elements = Object.values(model.elements).flatMap((e): ElkNode[] => {
      const area = here(e.id);
      return area && inside(e.boundary) ? [{ id: e.id, width: area.width, height: area.height }] : [];
    });
    return [...boundaries, ...elements];
  };
  const edges = Object.values(model.flows)
    .filter((flow) => here(flow.source) && here(flow.target) && flow.source !== flow.target)
    .map((flow): ElkExtendedEdge => ({ id: flow.id, sources: [flow.source], targets: [flow.target] }));
  return { id: "root", layoutOptions: OPTIONS, children: childrenOf(null), edges };
}

/** The edit that moves every shape to where the layout put it and takes back bends made by hand. */
export function layoutEdit(model: Model, diagram: string, laidOut: ElkNode, label: string): Edit | null {
  const areas = new Map<string, Rect>();
  const collect = (node: ElkNode, x: number, y: number): void => {
    for (const child of node.children ?? []) {
      const [left, top] = [x + (child.x ?? 0), y + (child.y ?? 0)];
      const before = model.placements[placedKey(diagram, child.id)]?.area;
      const width = child.width ?? before?.width ?? 208;
      const height = child.height ?? before?.height ?? 96;
      const isElement = child.id in model.elements;
      areas.set(child.id, {
        x: snap(left),
        y: snap(top),
        width: isElement ? width : snap(width),
        height: isElement ? height : snap(height),
      });
      collect(child, left, top);
    }
  };
  collect(laidOut, 0, 0);
  const placements = [...areas].flatMap(([id, area]) => {
    const placement = model.placements[placedKey(diagram, id)];
    return placement ? [{ ...placement, area }] : [];
  });
  if (placements.length === 0) return null;
  const routes = Object.keys(model.routes).filter((key) => key.startsWith(`${diagram}/`));
  const edits: Edit[] = [
    { edit: "place", placements },
    ...routes.map((key): Edit => ({ edit: "set_route", route: { key, waypoints: [], label: null } })),
  ];
  return { edit: "batch", label, edits };
}

/** Arranges a diagram; `stopped` ends the work at once. Answers nothing when it was stopped. */
export async function arrange(
  model: Model,
  diagram: string,
  label: string,
  stopped: AbortSignal,
): Promise<Edit | null> {
  const [{ default: Elk }, { default: Worker }] = await Promise.all([
    import("elkjs/lib/elk-api"),
    import("elkjs/lib/elk-worker.min.js?worker"),
  ]);
  const elk = new Elk({ workerFactory: () => new Worker() });
  const end = () => elk.terminateWorker();
  const stop = new Promise<null>((resolve) => stopped.addEventListener("abort", () => resolve(null)));
  const laidOut = await Promise.race([elk.layout(layoutGraph(model, diagram)), stop]);
  end();
  return laidOut && layoutEdit(model, diagram, laidOut, label);
}
