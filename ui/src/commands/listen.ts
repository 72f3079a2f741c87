import { setView } from "../view/view";
import { context } from "./command";
import { isSingle, matches } from "./keys";
import { COMMANDS } from "./table";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The focus is on the canvas, or on nothing at all (then keys mean the canvas as well). */
const onCanvas = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target === document.body || target.closest("[data-canvas], [data-canvas-keys]") !== null);

/** Runs the command whose shortcut was pressed. The only key listener of the window. */
export function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const now = context();
  const typing = isTyping(event.target);
  const canvas = onCanvas(event.target);
  for (const command of COMMANDS) {
    if (typing && !command.whileTyping) continue;
    if (command.scope === "canvas" && !canvas) continue;
    const pressed = command.keys?.some((keys) => (now.view.singleKeys || !isSingle(keys)) && matches(keys, event));
    if (!pressed || !command.when(now)) continue;
    event.preventDefault();
    command.run(now);
    return;
  }
  // Without single keys a letter on the page itself means nothing; on the canvas it still begins a name.
  if (canvas && !typing && (now.view.singleKeys || event.target !== document.body)) startTyping(event);
}

/**
 * A letter that no command takes starts renaming the one selected thing with it. Names begin with capitals, so Shift
 * and a letter always does; the small letters of tools keep their meaning.
 */
function startTyping(event: KeyboardEvent): void {
  const { view, model } = context();
  const [id] = view.selection;
  const plain = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!plain || !id || view.selection.length !== 1 || !model || view.view !== "model" || view.dialog) return;
  event.preventDefault();
  setView({ renaming: { id, typed: event.key } });
}
