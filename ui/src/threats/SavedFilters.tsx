import { Bookmark } from "lucide-react";
import { useState } from "react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { Dialog } from "../kit/Dialog";
import { FormField } from "../kit/FormField";
import { IconButton } from "../kit/IconButton";
import { Menu, type MenuEntry } from "../kit/Menu";
import { makeEdit, useMirror } from "../model/mirror";
import { removeFilter, savedFilters, saveFilter, type Table } from "./savedFilters";

type Props = { table: Table; query: unknown; onApply: (query: string) => void };

/** Filters that were kept under a name: choose one, keep the one in use, take one out. */
export function SavedFilters({ table, query, onApply }: Props) {
  const model = useMirror((state) => state.model);
  const [naming, setNaming] = useState<string | null>(null);
  if (!model) return null;
  const kept = savedFilters(model, table);
  const entries = (): MenuEntry[] => [
    ...kept.map((one): MenuEntry => ({ kind: "item", id: one.id, label: one.name, run: () => onApply(one.query) })),
    ...(kept.length > 0 ? [{ kind: "separator", id: "save" } as const] : []),
    { kind: "item", id: "keep", label: t("filters.keep"), run: () => setNaming("") },
    ...kept.map(
      (one): MenuEntry => ({
        kind: "item",
        id: `remove/${one.id}`,
        label: t("filters.remove", { name: one.name }),
        danger: true,
        run: () => void makeEdit(removeFilter(one.id)),
      }),
    ),
  ];
  const close = () => setNaming(null);
  const keep = async () => {
    const name = naming?.trim();
    if (name && (await makeEdit(saveFilter(model, table, name, query)))) close();
  };
  const trigger = <IconButton label={t("filters.saved")} icon={Bookmark} data-testid={`saved-filters-${table}`} />;
  return (
    <>
      <Menu trigger={trigger} entries={entries} />
      {naming !== null && (
        <Dialog
          open
          onClose={close}
          title={t("filters.keepTitle")}
          actions={
            <>
              <Button onClick={close}>{t("kit.cancel")}</Button>
              <Button variant="primary" onClick={() => void keep()} data-testid="keep-filter">
                {t("filters.keepNow")}
              </Button>
            </>
          }
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void keep();
            }}
          >
            <FormField
              label={t("filters.name")}
              note={t("filters.note")}
              value={naming}
              onChange={setNaming}
              testId="filter-name"
              autoFocus
            />
          </form>
        </Dialog>
      )}
    </>
  );
}
