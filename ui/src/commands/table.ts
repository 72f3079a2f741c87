import { betweenCommands } from "./between";
import type { Command } from "./command";
import { diagramCommands } from "./diagram";
import { editCommands } from "./edit";
import { fileCommands } from "./file";
import { helpCommands } from "./help";
import { layoutCommand } from "./layout";
import { threatCommands } from "./threats";
import { toolCommands } from "./tools";
import { viewCommands } from "./viewing";

/** Every action of the window, one row each. Menus, context menus, palette, shortcuts sheet and keys come from here. */
export const COMMANDS: readonly Command[] = [
  ...fileCommands,
  ...editCommands,
  ...viewCommands,
  ...diagramCommands,
  ...betweenCommands,
  layoutCommand,
  ...toolCommands,
  ...threatCommands,
  ...helpCommands,
];

const BY_ID = new Map(COMMANDS.map((command) => [command.id, command]));

export function command(id: string): Command {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no command is called ${id}`);
  return found;
}
