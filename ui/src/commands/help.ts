import { t } from "../i18n";
import { setView } from "../view/view";
import type { Command } from "./command";

const always = () => true;

export const helpCommands: readonly Command[] = [
  {
    id: "commands",
    group: "help",
    label: () => t("commands.label.commands"),
    keys: ["mod+K", "mod+Shift+P"],
    scope: "window",
    whileTyping: true,
    keyOnly: true,
    when: always,
    run: () => setView({ dialog: { kind: "commands" } }),
  },
  {
    id: "find",
    group: "edit",
    label: () => t("commands.label.find"),
    keys: ["mod+F"],
    scope: "window",
    whileTyping: true,
    when: (c) => c.model !== null,
    run: () => setView({ dialog: { kind: "find" } }),
  },
  {
    id: "shortcuts",
    group: "help",
    label: () => t("commands.shortcuts"),
    keys: ["?", "F1"],
    scope: "window",
    when: always,
    run: () => setView({ dialog: { kind: "shortcuts" } }),
  },
  {
    id: "errors",
    group: "help",
    label: () => t("errors.show"),
    scope: "window",
    when: always,
    run: () => setView({ dialog: { kind: "errors" } }),
  },
];
