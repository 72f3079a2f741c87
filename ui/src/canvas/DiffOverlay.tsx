import "./diff.css";
import { ViewportPortal } from "@xyflow/react";
import { useMemo } from "react";
import type { Model } from "../bindings/Model";
import { t } from "../i18n";
import { classes } from "../kit/classes";
import { type Compared, type Mark, useCompared } from "../signoff/compared";
import { useView } from "../view/view";
import { draw } from "./drawing";
import { roundedPath } from "./routing/path";
import { type Scene, sceneOf } from "./scene";
import { useCorner } from "./useCorner";

type Props = { scene: Scene };

/** What came, went and changed between two states, outlined over the diagram. What went is drawn as it was. */
export function DiffOverlay({ scene }: Props) {
  const compared = useCompared((state) => state.compared);
  const diagram = useView((state) => state.diagram);
  if (!compared || !diagram) return null;
  return (
    <ViewportPortal>
      <Outlines scene={scene} marks={compared.marks} wanted={["added", "changed"]} />
      <Gone compared={compared} diagram={diagram} />
    </ViewportPortal>
  );
}

const NO_BADGES = new Map();
const NO_QUESTIONS = new Set<string>();
const sceneThen = (model: Model, diagram: string) => sceneOf(model, null, NO_BADGES, NO_QUESTIONS, diagram);

function Gone({ compared, diagram }: { compared: Compared; diagram: string }) {
  const then = useMemo(() => sceneThen(compared.before, diagram), [compared, diagram]);
  return <Outlines scene={then} marks={compared.marks} wanted={["removed"]} />;
}

type OutlineProps = { scene: Scene; marks: { [id: string]: Mark }; wanted: readonly Mark[] };

function Outlines({ scene, marks, wanted }: OutlineProps) {
  const corner = useCorner();
  const routes = useMemo(() => draw(scene).routes, [scene]);
  const markOf = (id: string): Mark | null => {
    const mark = marks[id];
    return mark && wanted.includes(mark) ? mark : null;
  };
  return (
    <>
      {[...scene.boundaries, ...scene.elements].map(({ id, name, area }) => {
        const mark = markOf(id);
        if (!mark) return null;
        const { x, y, width, height } = area;
        return (
          <div
            key={id}
            className={classes("diff-outline", mark)}
            style={{ left: x, top: y, width, height }}
            data-testid={`diff-${mark}`}
          >
            <span>
              {t(`diff.label.${mark}`)}
              {mark === "removed" && `: ${name}`}
            </span>
          </div>
        );
      })}
      <svg className="diff-flows" aria-hidden="true">
        {scene.flows.map(({ id }) => {
          const mark = markOf(id);
          const route = routes.get(id);
          return mark && route ? <path key={id} className={mark} d={roundedPath(route.points, corner)} /> : null;
        })}
      </svg>
    </>
  );
}
