import { arrowParts, boxParts, colorOf, strokePath, type Mark } from "./marks";
import styles from "./stage.module.css";
import type { Size } from "./view";

/** Marks above a picture, in the coordinates of its pixels; the line's dark edge keeps it seen on any ground. */
export function MarksLayer({ marks, size, label }: { marks: readonly Mark[]; size: Size; label?: string }) {
  return (
    <svg
      className={styles.marks}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {marks.map((mark, at) => (
        // Marks have no names: their order is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <MarkShape key={at} mark={mark} size={size} />
      ))}
    </svg>
  );
}

export function MarkShape({ mark, size }: { mark: Mark; size: Size }) {
  const color = colorOf(mark);
  const line = Math.max(mark.width * size.width, 1);
  const edge = line + Math.max(1.5, size.width * 0.0016);
  if (mark.kind === "pen") {
    const path = strokePath(mark, size);
    return (
      <g>
        <path d={path} className={styles.edge} strokeWidth={edge - line} />
        <path d={path} fill={color} />
      </g>
    );
  }
  if (mark.kind === "box") {
    const box = boxParts(mark, size);
    return (
      <g fill="none" strokeLinejoin="round">
        <rect {...box} className={styles.edge} strokeWidth={edge} />
        <rect {...box} stroke={color} strokeWidth={line} />
      </g>
    );
  }
  const { shaft, head } = arrowParts(mark, size);
  const [[ax, ay], [bx, by]] = shaft;
  const tip = head.map((point) => point.join(",")).join(" ");
  return (
    <g strokeLinecap="round" strokeLinejoin="round">
      <line x1={ax} y1={ay} x2={bx} y2={by} className={styles.edge} strokeWidth={edge} />
      <polygon points={tip} className={styles.edge} strokeWidth={edge - line} />
      <line x1={ax} y1={ay} x2={bx} y2={by} stroke={color} strokeWidth={line} />
      <polygon points={tip} fill={color} />
    </g>
  );
}
