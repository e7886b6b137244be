/** What is drawn on a picture: marks in fractions of its width and height, as decision files keep them. */
import { getStroke } from "perfect-freehand";

import type { Size } from "./view";

export type MarkKind = "pen" | "arrow" | "box";
export type Point = [number, number];

export interface Mark {
  kind: MarkKind;
  color: string;
  /** Of its line, as a fraction of the picture's width. */
  width: number;
  points: Point[];
}

/** The colours that decision files know by name; `sb` prints them in the same ones. */
export const PALETTE: Readonly<Record<string, string>> = {
  red: "#e5383b",
  orange: "#f3722c",
  yellow: "#ffd60a",
  green: "#2dc653",
  blue: "#2f80ed",
  violet: "#9b5de5",
  white: "#ffffff",
  black: "#111111",
};
export const WIDTHS = { thin: 0.003, usual: 0.006, thick: 0.012 } as const;
const MOST_POINTS = 1500;
const PLACES = 10_000;

export const colorOf = (mark: Pick<Mark, "color">): string => PALETTE[mark.color] ?? mark.color;

/** Marks as the server tells them; sorts that this Studio does not know are left out. */
export function marksIn(
  told: readonly { kind: string; color: string; width: number; points: readonly (readonly number[])[] }[],
): Mark[] {
  const isKnown = (kind: string): kind is MarkKind => kind === "pen" || kind === "arrow" || kind === "box";
  return told.flatMap(({ kind, color, width, points }) =>
    isKnown(kind) ? [{ kind, color, width, points: points.map(([x = 0, y = 0]): Point => [x, y]) }] : [],
  );
}

export const inside = (fraction: number): number =>
  Math.round(Math.min(Math.max(fraction, 0), 1) * PLACES) / PLACES;

/** A stroke's outline on a picture of that size, as the path of an SVG. */
export function strokePath(mark: Mark, size: Size): string {
  const points = mark.points.map(([x, y]) => [x * size.width, y * size.height] as Point);
  const outline = getStroke(points, {
    size: mark.width * size.width,
    thinning: 0, // the width is the mark's own: prints of it look the same
    smoothing: 0.5,
    streamline: 0.35,
    simulatePressure: false,
    last: true,
  });
  const first = outline[0];
  if (!first) return "";
  const place = (at: number) => `${(outline[at]?.[0] ?? 0).toFixed(1)} ${(outline[at]?.[1] ?? 0).toFixed(1)}`;
  const middle = (at: number) => {
    const [a, b] = [outline[at] ?? first, outline[(at + 1) % outline.length] ?? first];
    return `${(((a[0] ?? 0) + (b[0] ?? 0)) / 2).toFixed(1)} ${(((a[1] ?? 0) + (b[1] ?? 0)) / 2).toFixed(1)}`;
  };
  return `M ${place(0)} ${outline.map((_, at) => `Q ${place(at)} ${middle(at)}`).join(" ")} Z`;
}

/** An arrow's shaft and head, with the numbers that prints use. */
export function arrowParts(mark: Mark, size: Size): { shaft: [Point, Point]; head: Point[] } {
  const at = (point: Point | undefined): Point => [
    (point?.[0] ?? 0) * size.width,
    (point?.[1] ?? 0) * size.height,
  ];
  const [from, to] = [at(mark.points[0]), at(mark.points.at(-1))];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const along: Point = length ? [(to[0] - from[0]) / length, (to[1] - from[1]) / length] : [1, 0];
  const width = mark.width * size.width;
  const deep = Math.min(Math.max(4 * width, 0.012 * size.width), Math.max(length * 0.6, 2 * width));
  const neck: Point = [to[0] - along[0] * deep * 0.8, to[1] - along[1] * deep * 0.8];
  const back: Point = [to[0] - along[0] * deep, to[1] - along[1] * deep];
  const half = deep * 0.5;
  return {
    shaft: [from, neck],
    head: [
      to,
      [back[0] - along[1] * half, back[1] + along[0] * half],
      [back[0] + along[1] * half, back[1] - along[0] * half],
    ],
  };
}

/** A box from any two of its opposite corners, in pixels. */
export function boxParts(mark: Mark, size: Size): { x: number; y: number; width: number; height: number } {
  const [[ax, ay], [bx, by]] = [mark.points[0] ?? [0, 0], mark.points.at(-1) ?? [0, 0]];
  return {
    x: Math.min(ax, bx) * size.width,
    y: Math.min(ay, by) * size.height,
    width: Math.abs(bx - ax) * size.width,
    height: Math.abs(by - ay) * size.height,
  };
}

function away(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const whole = dx * dx + dy * dy;
  const at = whole
    ? Math.min(Math.max(((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / whole, 0), 1)
    : 0;
  return Math.hypot(point[0] - from[0] - at * dx, point[1] - from[1] - at * dy);
}

/** The points that the line needs: those that lie on a line between others are left out (Ramer, Douglas, Peucker). */
export function simplified(points: readonly Point[], tolerance = 0.0006): Point[] {
  const needed = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const [start, end] = [points[from], points[to]];
    if (!start || !end) continue;
    let [farthest, most] = [-1, tolerance];
    for (let at = from + 1; at < to; at += 1) {
      const point = points[at];
      const distance = point ? away(point, start, end) : 0;
      if (distance > most) [farthest, most] = [at, distance];
    }
    if (farthest < 0) continue;
    needed.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  const found = [...needed]
    .toSorted((a, b) => a - b)
    .flatMap((at): Point[] => {
      const point = points[at];
      return point ? [[inside(point[0]), inside(point[1])]] : [];
    });
  return found.length > MOST_POINTS ? simplified(points, tolerance * 2) : found;
}

/** Whether the mark is at this place, within a reach as a fraction of the picture's width. */
export function isAt(mark: Mark, [x, y]: Point, reach: number): boolean {
  const near = Math.max(reach, mark.width);
  const line: Point[] =
    mark.kind === "box"
      ? corners(mark)
      : mark.points.length === 1
        ? [...mark.points, ...mark.points]
        : mark.points;
  return line.some((point, at) => {
    const next = line[at + 1];
    return next !== undefined && away([x, y], point, next) <= near;
  });
}

function corners(mark: Mark): Point[] {
  const [[ax, ay], [bx, by]] = [mark.points[0] ?? [0, 0], mark.points.at(-1) ?? [0, 0]];
  return [
    [ax, ay],
    [bx, ay],
    [bx, by],
    [ax, by],
    [ax, ay],
  ];
}
