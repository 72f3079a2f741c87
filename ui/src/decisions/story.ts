// The six-field grammar of a threat as a sentence whose parts are fields, with hints that answer while one types.
import type { Story } from "../bindings/Story";

export const PARTS = ["source", "prerequisites", "action", "impact", "goal", "asset"] as const;
export type Part = (typeof PARTS)[number];

export const emptyStory: Story = { source: "", prerequisites: "", action: "", impact: "", goal: "", asset: "" };

export const isTold = (story: Story | undefined): story is Story =>
  story !== undefined && PARTS.some((part) => story[part].trim() !== "");

/** Which hint of the catalogue answers a part as it stands; null when there is nothing to say. */
export type Hint = `empty.${Part}` | "long" | "two" | "solution" | "repeats";

const LONG = 110;

export function hintFor(part: Part, story: Story): Hint | null {
  const text = story[part].trim();
  if (text === "") return `empty.${part}`;
  if (text.length > LONG) return "long";
  if (part === "action" && /\b(and then|and also|; )/i.test(text)) return "two";
  if (part === "action" && /^(no|not|lack of|missing|without)\b/i.test(text)) return "solution";
  if (part === "impact" && text.toLowerCase() === story.action.trim().toLowerCase()) return "repeats";
  return null;
}
