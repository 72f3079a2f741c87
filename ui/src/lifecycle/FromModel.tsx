import { t } from "../i18n";
import { SearchSelect } from "../kit/SearchSelect";
import type { Shown } from "./evidence";

/** Adds as evidence what the model already holds. Nothing is drawn when it holds nothing more. */
export function FromModel({ shown, onAdd }: { shown: readonly Shown[]; onAdd: (one: Shown) => void }) {
  if (shown.length === 0) return null;
  const key = ({ kind, id }: Shown) => `${kind}/${id}`;
  return (
    <SearchSelect
      label={t("life.addFromModel")}
      searchLabel={t("life.search")}
      emptyText={t("life.noneFound")}
      value=""
      options={[
        { value: "", label: t("life.addFrom"), unset: true },
        ...shown.map((one) => ({ value: key(one), label: one.label, note: one.note })),
      ]}
      onChange={(value) => {
        const chosen = shown.find((one) => key(one) === value);
        if (chosen) onAdd(chosen);
      }}
    />
  );
}
