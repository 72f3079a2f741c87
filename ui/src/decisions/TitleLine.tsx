import { Combine, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { t } from "../i18n";
import { IconButton } from "../kit/IconButton";
import { TextField } from "../kit/TextField";
import { makeEdit } from "../model/mirror";
import type { ThreatRow } from "../threats/rows";
import { setThreats } from "../threats/state";
import { titleEdit } from "./edits";
import { MergeDialog } from "./MergeDialog";

/** The threat in one line. The team's own threats can be worded anew or taken out again; suggestions keep their words. */
export function TitleLine({ row }: { row: ThreatRow }) {
  const [writing, setWriting] = useState(false);
  const [merging, setMerging] = useState(false);
  const { threat } = row;
  if (!threat?.own)
    return (
      <h1 className="title-lg" data-testid="decision-title">
        {row.title}
      </h1>
    );
  const remove = async () => {
    if (await makeEdit({ edit: "remove", keys: [{ kind: "threat", id: threat.id }] })) setThreats({ row: null });
  };
  if (writing)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus has left the field
      <div className="title-edit" onBlur={() => setWriting(false)}>
        <TextField
          label={t("own.what")}
          hideLabel
          value={threat.title}
          onCommit={(title) => {
            setWriting(false);
            if (title.trim()) void makeEdit(titleEdit(threat, title.trim()));
          }}
        />
      </div>
    );
  return (
    <div className="title-own">
      <h1 className="title-lg" data-testid="decision-title">
        {row.title}
      </h1>
      <IconButton label={t("own.reword")} icon={Pencil} size="sm" onClick={() => setWriting(true)} />
      <IconButton
        label={t("merge.open")}
        icon={Combine}
        size="sm"
        onClick={() => setMerging(true)}
        data-testid="merge-threat"
      />
      {merging && <MergeDialog threat={threat} onClose={() => setMerging(false)} />}
      <IconButton
        label={t("own.remove")}
        icon={Trash2}
        size="sm"
        onClick={() => void remove()}
        data-testid="remove-threat"
      />
    </div>
  );
}
