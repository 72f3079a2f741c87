import { t } from "../i18n";
import { useMirror } from "../model/mirror";
import { techniqueName } from "../threats/library";
import { openTechnique } from "./state";

/** A technique's id; opens its page in the library. */
export function TechniqueLink({ id }: { id: string }) {
  const library = useMirror((state) => state.library);
  const name = techniqueName(library, id);
  return (
    <button
      type="button"
      className="mono technique-link"
      title={name}
      aria-label={`${id} ${name}. ${t("library.open")}`}
      onClick={() => openTechnique(id)}
    >
      {id}
    </button>
  );
}
