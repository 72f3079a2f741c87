import { useState } from "react";
import { toast } from "sonner";
import { emptyStory } from "../decisions/story";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { SearchSelect } from "../kit/SearchSelect";
import { mirror, tryEdit, useMirror } from "../model/mirror";
import { ownThreat, subjectOptions } from "../threats/own";
import { fullName } from "./matrix";
import type { Catalogue, Technique } from "./types";

/** Adds a threat with this technique by hand, where no rule suggests it. */
export function AddHere({ catalogue, technique }: { catalogue: Catalogue; technique: Technique }) {
  const model = useMirror((state) => state.model);
  const options = model ? subjectOptions(model) : [];
  const [about, setAbout] = useState("");
  const [error, setError] = useState("");
  const chosen =
    options.find(({ value }) => value === about) ?? options.find(({ value }) => value !== "model") ?? options[0];
  if (!model || !chosen) return null;
  const add = async () => {
    const threat = ownThreat(mirror().model ?? model, chosen.subject, fullName(catalogue, technique), emptyStory);
    const refused = await tryEdit({ edit: "add_threat", threat: { ...threat, technique: technique.id } });
    setError(refused ? [refused.message, refused.hint].filter(Boolean).join(". ") : "");
    if (!refused) toast.success(t("library.added", { name: chosen.label }));
  };
  return (
    <form
      className="add-here"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <SearchSelect
        label={t("library.addAt")}
        searchLabel={t("inspector.findType")}
        emptyText={t("library.none")}
        value={chosen.value}
        options={options}
        onChange={setAbout}
      />
      <Button type="submit" variant="primary" data-testid="add-here">
        {t("library.addNow")}
      </Button>
      {error && <p className="form-hint error">{error}</p>}
    </form>
  );
}
