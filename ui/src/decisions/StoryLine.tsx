import { useState } from "react";
import type { Story } from "../bindings/Story";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { hintFor, PARTS, type Part } from "./story";

type Props = { story: Story; onChange: (story: Story) => void };

/**
 * The threat told in six fields, as one sentence. A part becomes a field when it is clicked; Enter or Tab goes on to the
 * next one, Escape leaves it as it was. A hint below answers while one types.
 */
export function StoryLine({ story, onChange }: Props) {
  const [open, setOpen] = useState<{ part: Part; text: string } | null>(null);
  const commit = (next: Part | null) => {
    if (open && open.text.trim() !== story[open.part]) onChange({ ...story, [open.part]: open.text.trim() });
    setOpen(next ? { part: next, text: story[next] } : null);
  };
  const after = (part: Part, step: number): Part | null => PARTS[PARTS.indexOf(part) + step] ?? null;
  const slot = (part: Part) =>
    open?.part === part ? (
      <input
        key={part}
        className="story-input"
        aria-label={t(`story.part.${part}`)}
        aria-describedby="story-hint"
        placeholder={t(`story.placeholder.${part}`)}
        value={open.text}
        // biome-ignore lint/a11y/noAutofocus: the person just asked for this field
        autoFocus
        size={Math.min(60, Math.max(18, open.text.length + 2))}
        data-testid={`story-input-${part}`}
        onChange={(event) => setOpen({ part, text: event.target.value })}
        onBlur={() => commit(null)}
        onKeyDown={(event) => {
          const tab = event.key === "Tab" && after(part, event.shiftKey ? -1 : 1);
          if (tab || (event.key === "Enter" && !event.ctrlKey && !event.metaKey)) {
            event.preventDefault();
            commit(tab || after(part, 1));
          }
          if (event.key === "Escape") {
            event.stopPropagation();
            setOpen(null);
          }
        }}
      />
    ) : (
      // biome-ignore lint/a11y/useSemanticElements: a button is one block and would break the sentence; a span wraps as text
      <span
        key={part}
        role="button"
        tabIndex={0}
        className={classes("story-part", !story[part] && "blank")}
        aria-label={`${t(`story.part.${part}`)}: ${story[part] || t("story.blank")}`}
        data-testid={`story-${part}`}
        onMouseDown={(event) => open && event.preventDefault()}
        onClick={() => commit(part)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          commit(part);
        }}
      >
        {story[part] || t(`story.placeholder.${part}`)}
      </span>
    );
  const hint = open ? hintFor(open.part, { ...story, [open.part]: open.text }) : null;
  return (
    <div className="story">
      <p>
        {slot("source")} {t("story.who")} {slot("prerequisites")} {t("story.can")} {slot("action")}
        {t("story.leads")} {slot("impact")}
        {t("story.loss")} {slot("goal")} {t("story.of")} {slot("asset")}.
      </p>
      <p className="story-hint" id="story-hint" aria-live="polite">
        {hint ? t(`story.hint.${hint}`) : ""}
      </p>
    </div>
  );
}
