import { isSingle, keyLabels } from "../commands/keys";
import { useView } from "../view/view";

/** The keys of a shortcut such as "mod+Shift+Z", one cap each; none for single keys while they are switched off. */
export function KeyCap({ keys }: { keys: string }) {
  const means = useView((state) => state.singleKeys) || !isSingle(keys);
  if (!means) return null;
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
