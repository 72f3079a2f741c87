export type { Box, Point, Segment, Side } from "./geometry";
export { placeLabels } from "./labels";
export { roundedPath } from "./path";
export { type FlowInput, type RoutedFlow, routeFlows } from "./router";
