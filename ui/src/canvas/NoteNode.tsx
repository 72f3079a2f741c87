import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { classes } from "../kit/classes";
import type { NoteNodeType } from "./flowTypes";
import { NameField } from "./NameField";

/** Workshop text on the canvas; it never reaches the report. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteNodeType>) {
  const { note, typed } = data;
  return (
    <div className={classes("note", selected && "selected")}>
      {typed === undefined ? note.text : <NameField id={id} name={note.text} typed={typed} />}
      {selected && <span className="selected-frame" />}
    </div>
  );
});
