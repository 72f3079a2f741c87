// The canvas library's view of a scene. Everything it needs is computed here, so that components only draw.
import type { Edge, Node } from "@xyflow/react";
import type { Point } from "./routing/geometry";
import type { PlacedLabel } from "./routing/labels";
import type { SceneBoundary, SceneElement, SceneFlow, SceneNote } from "./scene";

export type ElementNodeType = Node<
  { element: SceneElement; step: number | null; typed: string | null | undefined; linkSource: boolean },
  "element"
>;
export type BoundaryNodeType = Node<
  { boundary: SceneBoundary; slide: number; typed: string | null | undefined; into: boolean },
  "boundary"
>;
export type NoteNodeType = Node<{ note: SceneNote; typed: string | null | undefined }, "note">;
export type CanvasNode = ElementNodeType | BoundaryNodeType | NoteNodeType;

export type FlowEdgeType = Edge<
  {
    flow: SceneFlow;
    points: readonly Point[];
    label: PlacedLabel | null;
    onPath: boolean;
    typed: string | null | undefined;
  },
  "flow"
>;
