import { NodeResizer, type ResizeParams } from "@xyflow/react";
import type { Rect } from "../bindings/Rect";
import { dropShapes } from "../model/edits/move";
import { makeEdit, mirror } from "../model/mirror";
import { view } from "../view/view";
import { endDraft, useDraft } from "./draft";
import { snap } from "./routing/geometry";

type Props = { id: string; visible: boolean; minWidth: number; minHeight: number };

const onGrid = ({ x, y, width, height }: ResizeParams): Rect => {
  const [left, top] = [snap(x), snap(y)];
  return { x: left, y: top, width: snap(x + width) - left, height: snap(y + height) - top };
};

/** Corner handles; the shape follows in steps of 8 and the document hears of it when the handle is let go. */
export function Resizer({ id, visible, minWidth, minHeight }: Props) {
  const commit = async (params: ResizeParams) => {
    const { model } = mirror();
    const { diagram } = view();
    const edit = model && diagram ? dropShapes(model, diagram, new Map([[id, onGrid(params)]]), []) : null;
    if (edit) await makeEdit(edit);
    endDraft();
  };
  return (
    <NodeResizer
      isVisible={visible}
      autoScale={false}
      minWidth={minWidth}
      minHeight={minHeight}
      lineClassName="resize-line"
      handleClassName="resize-handle"
      onResize={(_, params) => useDraft.setState({ areas: new Map([[id, onGrid(params)]]) })}
      onResizeEnd={(_, params) => void commit(params)}
    />
  );
}
