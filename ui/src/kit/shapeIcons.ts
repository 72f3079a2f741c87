import { createLucideIcon } from "lucide-react";

/** The sharp rectangle of an external entity, as a toolbar icon. */
export const EntityIcon = createLucideIcon("entity", [
  ["rect", { x: "3.75", y: "6", width: "16.5", height: "12", key: "shape" }],
]);

/** The rounded box of a process, as a toolbar icon. */
export const ProcessIcon = createLucideIcon("process", [
  ["rect", { x: "3.75", y: "5.25", width: "16.5", height: "13.5", rx: "4", key: "shape" }],
]);
