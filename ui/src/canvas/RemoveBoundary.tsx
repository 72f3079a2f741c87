import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { remove } from "../model/edits/remove";
import { makeEdit, useMirror } from "../model/mirror";
import { contentsOf } from "../model/nesting";
import { setView, view } from "../view/view";

const close = () => setView({ dialog: null });

/** Deleting a boundary asks what becomes of what lies in it. */
export function RemoveBoundary({ boundary }: { boundary: string }) {
  const model = useMirror((state) => state.model);
  const name = model?.boundaries[boundary]?.name ?? "";
  const finish = (contents: boolean) => {
    close();
    const edit = model && remove(model, [...new Set([boundary, ...view().selection])], contents);
    if (edit) void makeEdit(edit);
  };
  const actions = (
    <>
      <Button onClick={close}>{t("kit.cancel")}</Button>
      <Button variant="danger" onClick={() => finish(true)}>
        {t("diagram.deleteContents")}
      </Button>
      <Button variant="primary" onClick={() => finish(false)}>
        {t("diagram.keepContents")}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={close} title={t("diagram.removeBoundary", { name })} actions={actions}>
      <p>{t("diagram.removeBoundaryText", { count: model ? contentsOf(model, boundary).length : 0 })}</p>
    </Dialog>
  );
}
