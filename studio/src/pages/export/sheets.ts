/** Where pictures stand on a page of the PDF: as the server lays them out (its layouts.py, theme.py, arranging.py). */
import type { Layout } from "./kinds";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Cell {
  picture: Box;
  text: Box;
}

/** A page and its cells. Lengths are in points. */
export interface Page {
  width: number;
  height: number;
  cells: readonly Cell[];
  body: number;
}

const PAPERS: Record<string, readonly [number, number]> = {
  a4: [595.28, 841.89],
  letter: [612, 792],
  a3: [841.89, 1190.55],
};
const WIDE: Record<Layout, boolean> = {
  "2x3": true,
  "3x3": true,
  "1x1": true,
  "4x4": true,
  "1x5": false,
  contact: false,
  table: true,
};
const MARGIN = 24;
const [TOP, FOOT] = [MARGIN + 28 - 6, MARGIN + 16 - 8];
const TELLING = 1.05;
const LINES_SAID = 2.6; // what most captions need; the server measures them

interface Wish {
  count: number;
  body: readonly [number, number];
  lines: number;
  gutter: number;
  gap: number;
}

const WISHES: Partial<Record<Layout, Wish>> = {
  "2x3": { count: 6, body: [6.8, 8.4], lines: 4, gutter: 14, gap: 10 },
  "3x3": { count: 9, body: [5.8, 6.4], lines: 3, gutter: 13, gap: 8 },
  "1x1": { count: 1, body: [10.5, 11], lines: 4, gutter: 0, gap: 0 },
  "4x4": { count: 16, body: [5.4, 5.8], lines: 2, gutter: 12, gap: 6 },
};

export function pageOf(layout: Layout, paper: string, orientation: string, aspect: number): Page {
  const usual = WIDE[layout];
  const ways = orientation ? [orientation === "landscape"] : [usual, !usual];
  const wish = WISHES[layout];
  if (!wish) return fixed(layout, paper, ways[0] ?? usual, aspect);
  const [first, other] = ways.map((wide) => wished(wish, paper, wide, aspect));
  if (!first) return fixed(layout, paper, usual, aspect);
  return other && area(other) > area(first) * TELLING ? other : first;
}

const area = ({ cells }: Page): number =>
  cells.reduce((sum, { picture }) => sum + picture.width * picture.height, 0);

function paperOf(paper: string, wide: boolean): readonly [number, number] {
  const [short, long] = PAPERS[paper] ?? [595.28, 841.89];
  return wide ? [long, short] : [short, long];
}

/** The rows and columns that give the pictures most of the page. */
function wished(wish: Wish, paper: string, wide: boolean, aspect: number): Page {
  const [width, height] = paperOf(paper, wide);
  const shapes = Array.from({ length: wish.count }, (_, at) => at + 1)
    .filter((rows) => wish.count % rows === 0)
    .map((rows) => gridded(wish, width, height, rows, wish.count / rows, aspect));
  return shapes.reduce((best, one) => (area(one) > area(best) ? one : best));
}

function gridded(
  wish: Wish,
  width: number,
  height: number,
  rows: number,
  columns: number,
  aspect: number,
): Page {
  const [across, room] = [width - 2 * MARGIN, height - TOP - FOOT];
  const column = (across - (columns - 1) * wish.gutter) / columns;
  const body = Math.max(wish.body[0], Math.min(wish.body[1], column / 31));
  const [band, head, foot] = [body * 1.85, body * 1.6, body * 1.3];
  const cell = (room - (rows - 1) * wish.gap) / rows;
  const free = cell - band - head - foot - body * 0.55;
  const words = Math.min(LINES_SAID, wish.lines) * body * 1.32;
  const tall = Math.min(Math.max(Math.min(column / aspect, free - words), free * 0.3), column / aspect);
  const broad = tall * aspect;
  const text = Math.max(broad, Math.min(column, body * 22));
  const step = columns > 1 ? (across - text) / (columns - 1) : 0;
  const left = MARGIN + (columns > 1 ? 0 : (across - text) / 2);
  const cells = range(rows).flatMap((row) =>
    range(columns).map((at) => {
      const [x, y] = [left + at * step, TOP + row * (cell + wish.gap) + band + head];
      return {
        picture: { x, y, width: broad, height: tall },
        text: { x, y: y + tall + body * 0.55, width: text, height: cell - band - head - tall - body * 0.55 },
      };
    }),
  );
  return { width, height, body, cells };
}

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Layouts whose columns are a matter of form. */
function fixed(layout: Layout, paper: string, wide: boolean, aspect: number): Page {
  const [width, height] = paperOf(paper, wide);
  const [across, room] = [width - 2 * MARGIN, height - TOP - FOOT];
  if (layout === "1x5") {
    const [columns, rows, gutter, gap, body] = wide ? [2, 3, 26, 12, 7.2] : [1, 5, 0, 11, 8];
    const [column, cell] = [(across - (columns - 1) * gutter) / columns, (room - (rows - 1) * gap) / rows];
    const tall = Math.min((column * 0.5) / aspect, cell);
    return {
      width,
      height,
      body,
      cells: range(rows).flatMap((row) =>
        range(columns).map((at) => {
          const [x, y] = [MARGIN + at * (column + gutter), TOP + row * (cell + gap)];
          const broad = tall * aspect;
          return {
            picture: { x, y, width: broad, height: tall },
            text: { x: x + broad + 8, y, width: column - broad - 8, height: cell },
          };
        }),
      ),
    };
  }
  if (layout === "contact") {
    const [columns, gutter, body, foot] = [wide ? 6 : 5, 12, 5.6, 14];
    const column = (across - (columns - 1) * gutter) / columns;
    const [tall, gap] = [column / aspect, 8];
    const rows = Math.max(1, Math.floor((room + gap) / (tall + foot + gap)));
    return {
      width,
      height,
      body,
      cells: range(rows).flatMap((row) =>
        range(columns).map((at) => {
          const [x, y] = [MARGIN + at * (column + gutter), TOP + row * (tall + foot + gap)];
          return {
            picture: { x, y, width: column, height: tall },
            text: { x, y: y + tall + 2, width: column, height: foot },
          };
        }),
      ),
    };
  }
  const row = 32;
  return {
    width,
    height,
    body: 6,
    cells: range(Math.floor((room - 14) / row)).map((at) => {
      const y = TOP + 14 + at * row;
      const tall = row - 6;
      return {
        picture: { x: MARGIN, y, width: tall * aspect, height: tall },
        text: { x: MARGIN + tall * aspect + 10, y, width: across - tall * aspect - 10, height: tall },
      };
    }),
  };
}
