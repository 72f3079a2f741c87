import { useState } from "react";
import type { Subject } from "../bindings/Subject";
import { matches } from "../commands/keys";
import { StoryLine } from "../decisions/StoryLine";
import { emptyStory } from "../decisions/story";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { FormField } from "../kit/FormField";
import { Select } from "../kit/Select";
import { mirror, tryEdit, useMirror } from "../model/mirror";
import { ownThreat, subjectOptions } from "./own";
import { setThreats } from "./state";
import { subjectKey } from "./subjects";

/** Writes down a threat that nothing suggested: one line, what it is about, and the story in six fields. */
export function OwnThreatDialog({ subject }: { subject: Subject }) {
  const model = useMirror((state) => state.model);
  const [title, setTitle] = useState("");
  const [about, setAbout] = useState(subjectKey(subject));
  const [story, setStory] = useState(emptyStory);
  const [error, setError] = useState("");
  if (!model) return null;
  const options = subjectOptions(model);
  const close = () => setThreats({ writing: null });
  const add = async () => {
    if (!title.trim()) {
      setError(t("own.titleMissing"));
      document.getElementById("own-title")?.focus();
      return;
    }
    const chosen = options.find((option) => option.value === about)?.subject ?? subject;
    const threat = ownThreat(mirror().model ?? model, chosen, title.trim(), story);
    const refused = await tryEdit({ edit: "add_threat", threat });
    if (refused) {
      setError([refused.message, refused.hint].filter(Boolean).join(". "));
      return;
    }
    setThreats({ writing: null, row: `threat:${threat.id}` });
  };
  return (
    <Dialog
      open
      onClose={close}
      title={t("own.title")}
      shape="wide"
      actions={
        <>
          <Button onClick={close}>{t("kit.cancel")}</Button>
          <Button variant="primary" onClick={() => void add()} data-testid="add-own-threat">
            {t("own.add")}
          </Button>
        </>
      }
    >
      <form
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
        onKeyDown={(event) => matches("mod+Enter", event) && void add()}
      >
        <FormField
          id="own-title"
          label={t("own.what")}
          value={title}
          onChange={(text) => {
            setTitle(text);
            setError("");
          }}
          placeholder={t("own.whatHint")}
          error={error || undefined}
          testId="own-title"
          autoFocus
        />
        <Select label={t("own.about")} value={about} options={options} onChange={setAbout} />
        <div className="form-row">
          <span className="form-label">
            {t("own.story")} <small>{t("own.storyNote")}</small>
          </span>
          <StoryLine story={story} onChange={setStory} />
        </div>
      </form>
    </Dialog>
  );
}
