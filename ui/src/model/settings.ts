// What the person at this machine prefers. The shell keeps it; the window shows it.
import type { Theme as StoredTheme } from "../bindings/Theme";
import * as shell from "../ipc/commands";
import { applyTheme, type Theme } from "../theme/theme";
import { setView } from "../view/view";
import type { Settings } from "./types";

const TO_WINDOW: Record<StoredTheme, Theme> = {
  system: "system",
  light: "light",
  dark: "dark",
  high_contrast: "contrast",
};
const TO_SHELL: Record<Theme, StoredTheme> = {
  system: "system",
  light: "light",
  dark: "dark",
  contrast: "high_contrast",
};

let known: Settings | null = null;

function show(settings: Settings): void {
  known = settings;
  const theme = TO_WINDOW[settings.theme];
  applyTheme(theme);
  setView({ theme, userName: settings.name });
}

/** Reads the settings and shows them. Without them the window keeps what it remembers itself. */
export async function loadSettings(): Promise<void> {
  show(await shell.settings());
}

/** Paints another theme at once and keeps it. */
export async function chooseTheme(theme: Theme): Promise<void> {
  applyTheme(theme);
  setView({ theme });
  if (known) show(await shell.setSettings({ ...known, theme: TO_SHELL[theme] }));
}

/** Keeps how the person is called; decisions and comments are signed with it. */
export async function chooseName(name: string): Promise<void> {
  if (known) show(await shell.setSettings({ ...known, name }));
}
