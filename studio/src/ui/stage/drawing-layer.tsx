/** Where one draws on a picture, by pointer, finger, pen, or keys. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

import { useWords } from "../../words";
import { added, erased, type Pencil, type Strokes } from "./drawing";
import { inside, isAt, simplified, type Mark, type Point } from "./marks";
import { MarkShape } from "./marks-layer";
import styles from "./stage.module.css";
import type { Size } from "./view";

interface Props {
  size: Size;
  pencil: Pencil;
  strokes: Strokes;
  onChange(strokes: Strokes): void;
}

const REACH = 0.012;
const FINE = 0.01;
const COARSE = 0.05;

export function DrawingLayer({ size, pencil, strokes, onChange }: Props) {
  const t = useWords();
  const [going, setGoing] = useState<Mark | null>(null);
  const [cursor, setCursor] = useState<Point | null>(null);
  const drawn = useRef<{ mark: Mark; pressures: number[] } | null>(null);

  const placeOf = (event: { clientX: number; clientY: number }, layer: Element): Point => {
    const box = layer.getBoundingClientRect();
    return [inside((event.clientX - box.left) / box.width), inside((event.clientY - box.top) / box.height)];
  };
  const begin = (at: Point) => {
    if (pencil.tool === "erase") return;
    const mark: Mark = { kind: pencil.tool, color: pencil.color, width: pencil.width, points: [at] };
    drawn.current = { mark, pressures: [] };
    setGoing(mark);
  };
  const goOn = (points: readonly Point[]) => {
    const now = drawn.current;
    if (!now || points.length === 0) return;
    const all: Point[] =
      now.mark.kind === "pen"
        ? [...now.mark.points, ...points]
        : [now.mark.points[0] ?? [0, 0], points.at(-1) ?? [0, 0]];
    now.mark = { ...now.mark, points: all };
    setGoing(now.mark);
  };
  const end = () => {
    const now = drawn.current;
    drawn.current = null;
    setGoing(null);
    if (!now) return;
    const mark = finished(now.mark, now.pressures);
    if (mark) onChange(added(strokes, mark));
  };
  const erase = (at: Point) =>
    onChange(
      erased(
        strokes,
        strokes.marks.findLastIndex((one) => isAt(one, at, REACH)),
      ),
    );

  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setCursor(null);
    const at = placeOf(event, event.currentTarget);
    if (pencil.tool === "erase") erase(at);
    else begin(at);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const now = drawn.current;
    if (!now || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    event.stopPropagation();
    const layer = event.currentTarget;
    const all = event.nativeEvent.getCoalescedEvents?.() ?? [];
    if (event.pointerType === "pen" && event.pressure > 0) now.pressures.push(event.pressure);
    goOn((all.length ? all : [event.nativeEvent]).map((one) => placeOf(one, layer)));
  };
  const keyed = (event: KeyboardEvent) => {
    const step = event.shiftKey ? COARSE : FINE;
    const ways: Record<string, Point> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const way = ways[event.key];
    if (way) {
      const [x, y] = cursor ?? [0.5, 0.5];
      const next: Point = cursor ? [inside(x + way[0]), inside(y + way[1])] : [0.5, 0.5];
      setCursor(next);
      if (going) goOn([next]);
    } else if (event.key === "Enter" || event.key === " ") {
      const at = cursor ?? [0.5, 0.5];
      setCursor(at);
      if (pencil.tool === "erase") erase(at);
      else if (going) end();
      else begin(at);
    } else if (event.key === "Escape" && going) {
      drawn.current = null;
      setGoing(null);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // A drawing surface has no element of its own; its role says that it takes keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <svg
      className={styles.layer}
      viewBox={`0 0 ${size.width} ${size.height}`}
      data-draws
      data-tool={pencil.tool}
      data-drawing-layer
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="application"
      aria-label={t.stage.layer}
      aria-roledescription={t.stage.layerSort}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={keyed}
      onBlur={() => setCursor(null)}
    >
      {strokes.marks.map((mark, at) => (
        // Marks have no names: their order is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <MarkShape key={at} mark={mark} size={size} />
      ))}
      {going && <MarkShape mark={going} size={size} />}
      {cursor && <Cross at={cursor} size={size} />}
    </svg>
  );
}

function Cross({ at: [x, y], size }: { at: Point; size: Size }) {
  const [cx, cy, arm] = [x * size.width, y * size.height, size.width * 0.018];
  return (
    <path
      className={styles.cross}
      strokeWidth={size.width * 0.002}
      d={`M${cx - arm} ${cy}H${cx + arm}M${cx} ${cy - arm}V${cy + arm}`}
    />
  );
}

/** The mark as it is kept; nothing for a slip of the pointer. How hard a pen pressed says how wide its line is. */
function finished(mark: Mark, pressures: readonly number[]): Mark | null {
  const [first, last] = [mark.points[0], mark.points.at(-1)];
  if (!first || !last) return null;
  if (mark.kind !== "pen") {
    const isSlip = Math.hypot(last[0] - first[0], last[1] - first[1]) < 0.008;
    return isSlip ? null : { ...mark, points: [first, last] };
  }
  const mean = pressures.length ? pressures.reduce((sum, one) => sum + one, 0) / pressures.length : 0.5;
  const width = Math.round(mark.width * (0.4 + 1.2 * mean) * 10_000) / 10_000;
  return { ...mark, width, points: simplified(mark.points) };
}
