// A large model for tests and for looking at large diagrams in the preview (`#open=large-1000`). Made by counting, so
// that it is the same every time.
import type { Model } from "../../bindings/Model";
import { newBoundary, newElement, newFlow } from "../../model/edits/new";
import { emptyModel } from "./build";

const TYPES = [
  ["process", "app-service", "Service"],
  ["process", "llm-inference", "Model"],
  ["store", "vector-store", "Vector store"],
  ["process", "agent", "Agent"],
  ["store", "database", "Database"],
  ["external", "end-user", "User"],
] as const;
const PER_BOUNDARY = 12;
const COLUMNS = 4;

/** Elements on a grid, twelve to a boundary, with one and a half flows each, most to near neighbours. */
export function largeModel(size: number): Model {
  const model = emptyModel(`Large model of ${size} elements`);
  const wide = Math.ceil(Math.sqrt(size / PER_BOUNDARY));
  for (let i = 0; i < size; i++) {
    const block = Math.floor(i / PER_BOUNDARY);
    const boundary = `b${block}`;
    const [left, top] = [(block % wide) * 1080, Math.floor(block / wide) * 560];
    if (i % PER_BOUNDARY === 0) {
      const type = ["org-network", "cloud-tenant", "supplier", "agent-sandbox"][block % 4] ?? "org-network";
      model.boundaries[boundary] = { ...newBoundary(boundary, type, `Zone ${block + 1}`), number: block + 1 };
      place(model, boundary, { x: left, y: top, width: 1000, height: 480 });
    }
    const [kind, type, name] = TYPES[i % TYPES.length] ?? TYPES[0];
    const inner = i % PER_BOUNDARY;
    const id = `e${i}`;
    model.elements[id] = { ...newElement(id, kind, type, `${name} ${i + 1}`), number: i + 1, boundary };
    const [x, y] = [left + 32 + (inner % COLUMNS) * 248, top + 48 + Math.floor(inner / COLUMNS) * 144];
    place(model, id, { x, y, width: 168, height: 56 });
  }
  for (let i = 0; i < Math.floor(size * 1.5); i++) {
    const source = (i * 7) % size;
    const target = i % 10 === 0 ? (source + PER_BOUNDARY) % size : (source + 1 + (i % 4)) % size;
    const id = `f${i}`;
    if (source !== target)
      model.flows[id] = { ...newFlow(id, `e${source}`, `e${target}`), number: i + 1, name: "Calls" };
  }
  return model;
}

function place(model: Model, id: string, area: { x: number; y: number; width: number; height: number }): void {
  const key = `main/${id}`;
  model.placements[key] = { key, area, z: 0, locked: false };
}
