import { connect, startConnecting } from "../canvas/connect";
import { t } from "../i18n";
import { canvas } from "../view/canvasPort";
import { setView, type Tool } from "../view/view";
import { type Command, onDiagram, oneElement } from "./command";

const tool = (id: string, key: string, label: () => string, next: Tool): Command => ({
  id: `tool-${id}`,
  group: "tools",
  label,
  keys: [key],
  scope: "canvas",
  when: onDiagram,
  run: () => {
    setView({ tool: next, connectingFrom: null });
    canvas()?.focus();
  },
});

const place = (typeId: string): Tool => ({ kind: "place", what: { kind: "element", typeId } });

/** The types behind the letter keys; the palette draws the same letters beside them. */
export const TYPE_KEYS: Readonly<Record<string, string>> = {
  "end-user": "E",
  "app-service": "P",
  database: "D",
  "llm-inference": "M",
  agent: "G",
};
export const BOUNDARY_KEY = { typeId: "org-network", key: "B" } as const;

export const toolCommands: readonly Command[] = [
  tool("select", "V", () => t("tools.select"), { kind: "select" }),
  tool("hand", "H", () => t("tools.hand"), { kind: "hand" }),
  tool("entity", "E", () => t("tools.entity"), place("end-user")),
  tool("process", "P", () => t("tools.process"), place("app-service")),
  tool("store", "D", () => t("tools.store"), place("database")),
  tool("model", "M", () => t("tools.model"), place("llm-inference")),
  tool("agent", "G", () => t("tools.agent"), place("agent")),
  tool("flow", "F", () => t("tools.flow"), { kind: "flow" }),
  tool("boundary", "B", () => t("tools.boundary"), {
    kind: "place",
    what: { kind: "boundary", typeId: BOUNDARY_KEY.typeId },
  }),
  tool("note", "N", () => t("tools.note"), { kind: "note" }),
  {
    id: "connect",
    group: "tools",
    label: () => t("tools.connect"),
    keys: ["C"],
    scope: "canvas",
    when: (c) => onDiagram(c) && oneElement(c) !== null,
    run: (c) => startConnecting(oneElement(c) ?? ""),
  },
  {
    id: "connect-here",
    group: "tools",
    label: () => t("tools.connectHere"),
    keys: ["Enter"],
    scope: "canvas",
    keyOnly: true,
    when: (c) => onDiagram(c) && c.view.connectingFrom !== null,
    run: (c) => {
      const target = canvas()?.focused();
      if (target && c.view.connectingFrom) void connect(c.view.connectingFrom, target);
    },
  },
];
