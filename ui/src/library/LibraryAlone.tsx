import { ArrowLeft } from "lucide-react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { setView } from "../view/view";
import { LibraryView } from "./LibraryView";

/** The library before a model is open, with the way back to the start page. */
export function LibraryAlone() {
  return (
    <div className="library-alone">
      <header>
        <Button icon={ArrowLeft} onClick={() => setView({ view: "model" })} data-testid="leave-library">
          {t("library.leave")}
        </Button>
      </header>
      <LibraryView />
    </div>
  );
}
