const RAYS = Array.from({ length: 16 }, (_, i) => {
  const angle = (i * Math.PI) / 8;
  const length = i % 4 === 0 ? 11 : i % 2 === 0 ? 7.5 : 5;
  return `M12 12L${(12 + length * Math.sin(angle)).toFixed(2)} ${(12 - length * Math.cos(angle)).toFixed(2)}`;
}).join("");

/** The compass rose of the brand. */
export function CompassRose({ size = 22 }: { size?: number }) {
  return (
    <svg className="rose" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path className="rose-rays" d={RAYS} />
      <path className="rose-needle" d="M12 1 14.2 9.8 23 12 14.2 14.2 12 23 9.8 14.2 1 12 9.8 9.8Z" />
      <path
        className="rose-needle-dark"
        d="M12 1 12 12 9.8 9.8ZM23 12 12 12 14.2 9.8ZM12 23 12 12 14.2 14.2ZM1 12 12 12 9.8 14.2Z"
      />
    </svg>
  );
}

const WINDS = Array.from({ length: 16 }, (_, i): [number, number] => [
  230 + 300 * Math.sin((i * Math.PI) / 8),
  300 - 300 * Math.cos((i * Math.PI) / 8),
]);
const LINES = WINDS.flatMap((from, i) =>
  WINDS.slice(i + 1).map((to, k) =>
    (k + 1) % 3 === 1 ? "" : `M${from.map((v) => v.toFixed(1))}L${to.map((v) => v.toFixed(1))}`,
  ),
).join("");

/** The rhumb-line net of old sea charts, at 9 % ink; on the start page only. */
export function RhumbLines() {
  return (
    <svg className="rhumb" viewBox="-70 0 600 420" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
      <path d={LINES} />
    </svg>
  );
}
