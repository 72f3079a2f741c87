import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
// The toasts bring their style as a script; the content policy of the shell refuses that, so it is imported here.
import "sonner/dist/styles.css";
import "./theme/index.css";
import "./kit/kit.css";
import "./kit/panels.css";
import "./kit/overlays.css";
import "./shell/shell.css";
import "./start/start.css";
import "./palette/palette.css";
import "./outline/outline.css";
import "./inspector/inspector.css";
import { App } from "./App";
import { chooseHost } from "./ipc/host";
import { tauriHost } from "./ipc/tauri";
import { applyTheme, followSystemTheme, storedTheme } from "./theme/theme";

applyTheme(storedTheme());
followSystemTheme();

// In a plain browser under `npm run dev` there is no shell; the fake one stands in. The condition is constant in the
// production build, which therefore does not contain it.
if (import.meta.env.DEV && !("__TAURI_INTERNALS__" in window)) {
  const { fakeHost } = await import("./ipc/fake/host");
  chooseHost(await fakeHost());
} else {
  chooseHost(tauriHost);
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
