import type { Model } from "../bindings/Model";
import { boundaryFamily } from "../canvas/families";
import { bottom, inflate, right, union } from "../canvas/routing/geometry";
import { roundedPath, trimEnd } from "../canvas/routing/path";
import { quickRoutes } from "../canvas/routing/quick";
import { diagramsInOrder } from "../model/mirror";

const KINDS = { external: "external", process: "process", store: "store" } as const;

/** A live miniature of a model's first diagram: shapes, boundaries and flows without words. */
export function StarterPicture({ model }: { model: Model }) {
  const diagram = diagramsInOrder(model)[0];
  const areas = new Map(
    Object.values(model.placements)
      .filter((p) => diagram && p.key.startsWith(`${diagram.id}/`))
      .map((p) => [p.key.slice(p.key.indexOf("/") + 1), p.area]),
  );
  const frame = union([...areas.values()]);
  if (!frame) return <BlankPicture />;
  const elements = Object.values(model.elements).flatMap((e) => {
    const area = areas.get(e.id);
    return area ? [{ ...e, area }] : [];
  });
  const boundaries = Object.values(model.boundaries).flatMap((b) => {
    const area = areas.get(b.id);
    return area ? [{ ...b, area }] : [];
  });
  // So small, a way that looks at nothing but its ends says the same, and the window is there much sooner.
  const routes = quickRoutes(new Map(elements.map((e) => [e.id, e.area])), Object.values(model.flows));
  const view = inflate(frame, 24);
  return (
    <svg
      className="starter-picture"
      viewBox={`${view.x} ${view.y} ${right(view) - view.x} ${bottom(view) - view.y}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      <g fill="none" strokeWidth="1" className="mini">
        {boundaries.map(({ id, area, type_id }) => (
          <rect key={id} className={`mini-boundary ${boundaryFamily(type_id)}`} {...area} rx="14" />
        ))}
        {[...routes.values()].map((route) => (
          <path key={route.id} className="mini-flow" d={roundedPath(trimEnd(route.points, 4), 12)} />
        ))}
        {[...routes.values()].map((route) => (
          <Head key={route.id} points={route.points} />
        ))}
        {elements.map(({ id, kind, area }) => (
          <MiniShape key={id} kind={KINDS[kind]} area={area} />
        ))}
      </g>
    </svg>
  );
}

type Area = { x: number; y: number; width: number; height: number };

function MiniShape({ kind, area }: { kind: "external" | "process" | "store"; area: Area }) {
  const { x, y, width, height } = area;
  const lid = 9;
  const tile = 22;
  const down = kind === "store" ? 6 : 0;
  return (
    <g className={`mini-${kind}`}>
      {kind === "store" ? (
        <path
          d={`M${x} ${y + lid}v${height - 2 * lid}c0 ${lid} ${width * 0.22} ${lid} ${width / 2} ${lid}s${width / 2} 0 ${width / 2}-${lid}v-${height - 2 * lid}c0-${lid}-${width * 0.22}-${lid}-${width / 2}-${lid}s-${width / 2} 0-${width / 2} ${lid}c0 ${lid} ${width * 0.22} ${lid} ${width / 2} ${lid}s${width / 2} 0 ${width / 2}-${lid}`}
        />
      ) : (
        <rect {...area} rx={kind === "process" ? 16 : 0} />
      )}
      <rect className="mini-tile" x={x + 16} y={y + (height - tile) / 2 + down} width={tile} height={tile} rx="5" />
      <path className="mini-word" d={`M${x + 52} ${y + height / 2 + down}h${Math.max(16, width - 84)}`} />
    </g>
  );
}

/** An arrowhead at the end of a polyline. */
function Head({ points }: { points: readonly { x: number; y: number }[] }) {
  const [a, b] = [points.at(-2), points.at(-1)];
  if (!a || !b) return null;
  const turn = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  return <path className="mini-head" d="M-14-6 0 0-14 6Z" transform={`translate(${b.x} ${b.y}) rotate(${turn})`} />;
}

/** The empty canvas with a plus. */
export function BlankPicture() {
  return (
    <svg className="starter-picture" viewBox="0 0 264 132" aria-hidden="true">
      <rect className="mini-blank" x="102" y="48" width="60" height="36" rx="6" />
      <path className="mini-plus" d="M132 60v12M126 66h12" />
    </svg>
  );
}
