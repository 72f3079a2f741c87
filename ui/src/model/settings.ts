// What the person at this machine prefers. The shell keeps it; the window shows it.
import type { Theme as StoredTheme } from "../bindings/Theme";
import { applyLanguage } from "../i18n";
import * as shell from "../ipc/commands";
import { applyTextSize, applyTheme, type Theme } from "../theme/theme";
import { setView } from "../view/view";
import { showLibrary } from "./libraryWords";
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
  applyTextSize(settings.text_size);
  const { text_size: textSize, notation, flow_lines: flowLines, language, single_keys: singleKeys } = settings;
  setView({ theme, textSize, notation, flowLines, language, singleKeys, userName: settings.name });
  if (applyLanguage(language)) void showLibrary();
}

/** Reads the settings and shows them. Without them the window keeps what it remembers itself. */
export async function loadSettings(): Promise<void> {
  show(await shell.settings());
}

/** Shows changed settings at once and keeps them; until they were read, they are shown only. */
async function choose(change: Partial<Settings>): Promise<void> {
  if (!known) return;
  show({ ...known, ...change });
  show(await shell.setSettings(known));
}

/** Paints another theme at once and keeps it. */
export async function chooseTheme(theme: Theme): Promise<void> {
  applyTheme(theme);
  setView({ theme });
  await choose({ theme: TO_SHELL[theme] });
}

/** Keeps how the person is called; decisions and comments are signed with it. */
export const chooseName = (name: string): Promise<void> => choose({ name });
export const chooseNotation = (notation: Settings["notation"]): Promise<void> => choose({ notation });
export const chooseFlowLines = (flow_lines: Settings["flow_lines"]): Promise<void> => choose({ flow_lines });
export const chooseSingleKeys = (single_keys: boolean): Promise<void> => choose({ single_keys });
export const chooseLanguage = (language: Settings["language"]): Promise<void> => choose({ language });

/** The sizes of text to choose from, per cent of the designed size. */
export const TEXT_SIZES = [80, 90, 100, 115, 130, 150, 175, 200] as const;
export const chooseTextSize = (text_size: number): Promise<void> => choose({ text_size });

/** The next size up or down; the same at either end. */
export function nextTextSize(now: number, direction: 1 | -1): number {
  const sizes = direction === 1 ? TEXT_SIZES : [...TEXT_SIZES].reverse();
  return sizes.find((size) => (size - now) * direction > 0) ?? now;
}
