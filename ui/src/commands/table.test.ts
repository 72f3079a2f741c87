import { beforeEach, describe, expect, it, vi } from "vitest";
import { EXPORT_FORMATS } from "../bindings/ExportFormats";
import { openForTest } from "../ipc/fake/open";
import { settled } from "../model/mirror";
import { setView, view } from "../view/view";
import { context } from "./command";
import { EXPORTS } from "./file";
import { onKeyDown } from "./listen";
import { menuOf, run } from "./menu";
import { COMMANDS } from "./table";

let window_: Awaited<ReturnType<typeof openForTest>>;
beforeEach(async () => {
  window_ = await openForTest();
});

const press = (key: string, init: KeyboardEventInit = {}, target: HTMLElement = document.body) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  const hear = (heard: Event) => onKeyDown(heard as KeyboardEvent);
  document.addEventListener("keydown", hear);
  target.dispatchEvent(event);
  document.removeEventListener("keydown", hear);
  return event;
};

describe("command table", () => {
  it("gives every command an id of its own and words", () => {
    const ids = COMMANDS.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const command of COMMANDS) expect(command.label(context()), command.id).not.toMatch(/^$|^[a-z]+\.\S+$/);
  });

  it("gives no key to two commands that can apply at once", () => {
    setView({ selection: ["agent"] });
    const taken = new Map<string, string>();
    for (const command of COMMANDS.filter((row) => row.when(context())))
      for (const key of command.keys ?? []) {
        expect(taken.get(key), `${key} of ${command.id}`).toBeUndefined();
        taken.set(key, command.id);
      }
  });

  it.each([
    ["v", "select"],
    ["h", "hand"],
    ["f", "flow"],
    ["n", "note"],
    ["p", "place"],
  ])("%s chooses the tool %s", (key, kind) => {
    press(key);
    expect(view().tool.kind).toBe(kind);
  });

  it("knows no single keys once they are switched off; the others and the menus do everything", () => {
    setView({ singleKeys: false, selection: ["agent"] });
    for (const key of ["v", "f", "c", "?", "q"]) press(key);
    expect(view().tool.kind).toBe("select");
    expect(view()).toMatchObject({ dialog: null, renaming: null, connectingFrom: null });
    for (const key of ["F1", "Escape"]) press(key);
    expect(view().dialog).toEqual({ kind: "shortcuts" });
    setView({ dialog: null });
    run("tool-process");
    expect(view().tool.kind).toBe("place");
    setView({ singleKeys: true });
  });

  it("leaves keys alone while somebody types, except those of the palette", () => {
    const field = document.body.appendChild(document.createElement("input"));
    press("v", {}, field);
    press("Delete", {}, field);
    expect(window_.edits()).toEqual([]);
    press("k", { ctrlKey: true }, field);
    expect(view().dialog).toEqual({ kind: "commands" });
    field.remove();
  });

  it("starts renaming with a capital letter on a selected element, keeping small letters for tools", () => {
    setView({ selection: ["agent"] });
    press("Q", { shiftKey: true });
    expect(view().renaming).toEqual({ id: "agent", typed: "Q" });
  });

  it("takes back one thing per Escape", () => {
    setView({ selection: ["agent"], path: { elements: ["forum"], flows: [], to: "x" }, connectingFrom: "agent" });
    press("Escape");
    expect(view().connectingFrom).toBeNull();
    press("Escape");
    expect(view().path).toBeNull();
    press("Escape");
    expect(view().selection).toEqual([]);
  });

  it("deletes the selection as one edit and undoes it", async () => {
    setView({ selection: ["kb", "F-18"] });
    press("Delete");
    await settled();
    expect(window_.edits()).toHaveLength(1);
    expect(window_.model().elements.kb).toBeUndefined();
    press("z", { ctrlKey: true });
    await settled();
    expect(window_.model().elements.kb).toBeDefined();
    expect(window_.model().flows["F-18"]).toBeDefined();
  });

  it("asks before a boundary with contents goes", () => {
    setView({ selection: ["agent-sandbox"] });
    press("Delete");
    expect(window_.edits()).toEqual([]);
    expect(view().dialog).toEqual({ kind: "remove-boundary", boundary: "agent-sandbox" });
  });

  it("nudges with its contents, walks along flows, adds a connected element", async () => {
    setView({ selection: ["agent-sandbox"] });
    press("ArrowRight");
    await settled();
    expect(window_.model().placements["main/agent"]?.area.x).toBe(370);
    setView({ selection: ["agent"] });
    press("ArrowDown", { altKey: true });
    expect(view().selection).toEqual(["tool"]);
    const before = Object.keys(window_.model().elements).length;
    press("ArrowLeft", { ctrlKey: true });
    await settled();
    expect(Object.keys(window_.model().elements)).toHaveLength(before + 1);
  });

  it("duplicates, groups and locks", async () => {
    setView({ selection: ["crm", "kb"] });
    run("duplicate");
    await settled();
    expect(Object.values(window_.model().elements).map((e) => e.name)).toContain("Knowledge base 2");
    setView({ selection: ["crm", "kb"] });
    run("group");
    await settled();
    const made = Object.values(window_.model().boundaries).find((b) => b.name === "Trust boundary");
    expect(made?.parent).toBe("org-network");
    expect(window_.model().elements.kb?.boundary).toBe(made?.id);
    setView({ selection: ["crm"] });
    run("lock");
    await settled();
    expect(window_.model().placements["main/crm"]?.locked).toBe(true);
  });

  it("copies the selection, or the whole, as the picture that is exported", async () => {
    const asked = () => window_.calls.filter((call) => call.command === "copy_picture").map(({ args }) => args);
    run("copy-image");
    setView({ selection: ["F-13"] });
    run("copy-image");
    await vi.waitFor(() => expect(asked()).toHaveLength(2));
    const { source, target } = window_.model().flows["F-13"] ?? {};
    expect(asked()).toEqual([
      { request: { format: "png", diagram: "main", only: [] } },
      { request: { format: "png", diagram: "main", only: [source, target] } },
    ]);
  });

  it("exports every format of the table, and the selection as a picture", async () => {
    setView({ selection: ["agent"] });
    const offered = menuOf(EXPORTS).filter((entry) => entry.kind === "item");
    for (const { id, name } of EXPORT_FORMATS) {
      const entry = offered.find((item) => item.id === `export-${id}`);
      expect(entry?.label).toContain(name);
    }
    run("export-svg");
    run("export-otm");
    await settled();
    const asked = (command: string) => window_.calls.filter((call) => call.command === command);
    await vi.waitFor(() => expect(asked("export_model")).toHaveLength(1));
    expect(asked("export_picture")[0]?.args).toMatchObject({ request: { format: "svg", only: ["agent"] } });
    expect(asked("export_model")[0]?.args).toEqual({ format: "otm" });
  });
});
