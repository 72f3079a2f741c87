import { keyLabels } from "../commands/keys";

/** The keys of a shortcut such as "mod+Shift+Z", one cap each. */
export function KeyCap({ keys }: { keys: string }) {
  return (
    <span className="keycaps" aria-hidden="true">
      {keyLabels(keys).map((label) => (
        <kbd className="keycap" key={label}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
