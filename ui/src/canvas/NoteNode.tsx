import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { classes } from "../kit/classes";
import type { NoteNodeType } from "./flowTypes";
import { NameField } from "./NameField";
import { Resizer } from "./Resizer";

/** Workshop text on the canvas; it never reaches the report. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteNodeType>) {
  const { note, typed } = data;
  return (
    <div className={classes("note", selected && "selected")}>
      <div className="note-text">
        {typed === undefined ? note.text : <NameField id={id} name={note.text} typed={typed} lines />}
      </div>
      <Resizer id={id} visible={selected} minWidth={96} minHeight={40} />
      {selected && <span className="selected-frame" />}
    </div>
  );
});
