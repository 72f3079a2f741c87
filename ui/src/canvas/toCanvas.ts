import type { Rect } from "../bindings/Rect";
import { t } from "../i18n";
import type { Badge } from "../model/counts";
import type { useView } from "../view/view";
import type { Drawing } from "./drawing";
import type { CanvasNode, FlowEdgeType } from "./flowTypes";
import type { Scene, SceneBoundary, SceneElement } from "./scene";

type View = Pick<ReturnType<typeof useView.getState>, "selection" | "path" | "renaming" | "connectingFrom" | "tool">;

// Flows lie above every boundary and below every element.
const Z = { boundary: -1000, flow: 0, note: 500, element: 1000 } as const;

export const badgeText = (badge: Badge | null): string =>
  badge === null
    ? ""
    : badge === "done"
      ? t("diagram.allDecided")
      : t("diagram.undecided", { count: badge.undecided, weight: badge.weight });

/** What a screen reader says of an element: name, type, badge, question, scope, lock. */
export const spokenElement = (element: SceneElement): string =>
  [
    element.name,
    element.typeName ?? t("diagram.untyped"),
    badgeText(element.badge),
    element.question ? t("diagram.question") : "",
    element.outOfScope ? t("diagram.outOfScope", { reason: element.outOfScope }) : "",
    element.locked ? t("diagram.locked") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");

const spokenBoundary = (boundary: SceneBoundary): string =>
  t("spoken.boundary", { name: boundary.name, type: boundary.typeName ?? t("diagram.untyped") });

/** The nodes of the canvas library for a scene. Over the `picture` the pointer is followed elsewhere. */
export function toNodes(
  scene: Scene,
  drawing: Drawing,
  view: View,
  rover: string | null,
  picture = false,
): CanvasNode[] {
  const selected = new Set(view.selection);
  const base = (id: string, area: Rect, locked: boolean) => ({
    id,
    position: { x: area.x, y: area.y },
    width: area.width,
    height: area.height,
    selected: selected.has(id),
    draggable: !locked && !picture && view.tool.kind !== "hand",
    selectable: !picture,
    domAttributes: { tabIndex: id === rover ? 0 : -1 },
  });
  const typed = (id: string) => (view.renaming?.id === id ? view.renaming.typed : undefined);
  const boundaries = scene.boundaries.map((boundary): CanvasNode => {
    const slide = drawing.tabs.get(boundary.id) ?? 0;
    return {
      ...base(boundary.id, boundary.area, boundary.locked),
      type: "boundary",
      zIndex: Z.boundary + boundary.depth * 10 + boundary.z,
      ariaLabel: spokenBoundary(boundary),
      style: { pointerEvents: "none" },
      data: { boundary, slide, typed: typed(boundary.id), into: false },
    };
  });
  const steps = new Map(view.path?.elements.map((id, index) => [id, index + 1]));
  const elements = scene.elements.map(
    (element): CanvasNode => ({
      ...base(element.id, element.area, element.locked),
      type: "element",
      zIndex: Z.element + element.z,
      ariaLabel: spokenElement(element),
      data: {
        element,
        step: steps.get(element.id) ?? null,
        typed: typed(element.id),
        linkSource: view.connectingFrom === element.id,
      },
    }),
  );
  const notes = scene.notes.map(
    (note): CanvasNode => ({
      ...base(note.id, note.area, false),
      type: "note",
      zIndex: Z.note,
      ariaLabel: `${t("kinds.note")}: ${note.text}`,
      data: { note, typed: typed(note.id) },
    }),
  );
  return [...boundaries, ...notes, ...elements];
}

/** The edges of the canvas library for a scene; flows on the path are drawn last, above the others. */
export function toEdges(scene: Scene, drawing: Drawing, view: View): FlowEdgeType[] {
  const selected = new Set(view.selection);
  const onPath = new Set(view.path?.flows);
  return scene.flows.flatMap((flow): FlowEdgeType[] => {
    const route = drawing.routes.get(flow.id);
    if (!route) return [];
    return [
      {
        id: flow.id,
        type: "flow",
        source: flow.source,
        target: flow.target,
        selected: selected.has(flow.id),
        zIndex: Z.flow + (onPath.has(flow.id) ? 2 : selected.has(flow.id) ? 1 : 0),
        data: {
          flow,
          points: route.points,
          label: drawing.labels.get(flow.id) ?? null,
          onPath: onPath.has(flow.id),
          typed: view.renaming?.id === flow.id ? view.renaming.typed : undefined,
        },
      },
    ];
  });
}

/** The nodes while a gesture is under way: those it moves where it holds them, and the boundary below lit up. */
export function moveNodes(
  nodes: CanvasNode[],
  { areas, into }: { areas: ReadonlyMap<string, Rect>; into: string | null },
): CanvasNode[] {
  if (areas.size === 0) return nodes;
  return nodes.map((node) => {
    const area = areas.get(node.id);
    const lit = node.type === "boundary" && node.id === into;
    if (!area && !lit) return node;
    const placed = area ? { position: { x: area.x, y: area.y }, width: area.width, height: area.height } : {};
    return node.type === "boundary"
      ? { ...node, ...placed, data: { ...node.data, into: lit } }
      : { ...node, ...placed };
  });
}

/** The edges as drawn now; those whose way and label are the same stay the same objects. */
export const moveEdges = (edges: FlowEdgeType[], { routes, labels }: Drawing): FlowEdgeType[] =>
  edges.map((edge) => {
    const points = routes.get(edge.id)?.points;
    const label = labels.get(edge.id) ?? null;
    if (!edge.data || !points || (edge.data.points === points && edge.data.label === label)) return edge;
    return { ...edge, data: { ...edge.data, points, label } };
  });
