import { ViewportPortal } from "@xyflow/react";
import { useDraft } from "./draft";

/** The alignment lines of a drag. */
export function Guides() {
  const guides = useDraft((state) => state.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map((guide) => (
        <span
          key={guide.axis}
          className={`guide ${guide.axis}`}
          style={
            guide.axis === "x"
              ? { left: guide.at, top: guide.from, height: guide.to - guide.from }
              : { top: guide.at, left: guide.from, width: guide.to - guide.from }
          }
        />
      ))}
    </ViewportPortal>
  );
}
