import { ArrowLeft } from "lucide-react";
import { t } from "../i18n";
import { IconButton } from "../kit/IconButton";
import { goBack, useLibrary } from "./state";

/** Id, name and the way back of a page beside the matrix. */
export function PageHead({ id, name, note }: { id: string; name: string; note: string }) {
  const back = useLibrary((state) => state.trail.length > 0);
  return (
    <header className="page-head">
      <p className="page-id">
        {back && <IconButton label={t("library.back")} icon={ArrowLeft} size="sm" onClick={goBack} />}
        <code className="selectable">{id}</code>
        <span className="muted">{note}</span>
      </p>
      <h1 className="title-md">{name}</h1>
    </header>
  );
}
