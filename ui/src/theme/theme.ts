/** The looks of the window. "system" follows the desktop's light or dark setting. */
export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];
export type PaintedTheme = Exclude<Theme, "system">;

const KEY = "portolan.theme";

const isTheme = (value: string | null): value is Theme => THEMES.some((theme) => theme === value);

/** The theme to paint for a choice, given whether the desktop prefers dark. */
export const paintedTheme = (theme: Theme, prefersDark: boolean): PaintedTheme =>
  theme === "system" ? (prefersDark ? "dark" : "light") : theme;

/** The person's choice on this machine; "system" until one is made. */
export const storedTheme = (): Theme => {
  const value = localStorage.getItem(KEY);
  return isTheme(value) ? value : "system";
};

const darkQuery = () => window.matchMedia?.("(prefers-color-scheme: dark)");

/** Paints the theme and remembers it. The only place that touches `data-theme`. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  document.documentElement.dataset.theme = paintedTheme(theme, darkQuery()?.matches ?? false);
}

/** Repaints when the desktop switches between light and dark and the choice is "system". */
export function followSystemTheme(): void {
  darkQuery()?.addEventListener("change", () => {
    if (storedTheme() === "system") applyTheme("system");
  });
}

/** Scales all text of the window; per cent of the designed size. Lengths of text are rem, so that rows grow with it. */
export function applyTextSize(percent: number): void {
  document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
}
