/**
 * Where each card stands. All cards of a size are of one height, so that every place is known without measuring:
 * nothing jumps, and any card can be reached at once.
 */
import { cardOf, type BoardRow } from "../../api/board";

export const SIZES = [1, 2, 3, 4, 5] as const;
export type Size = (typeof SIZES)[number];

interface Shape {
  /** About so wide is a card, in rem; at most so many stand in a line. */
  width: number;
  most: number;
  /** What stands below the picture, in rem. */
  below: number;
  gap: number;
}

const SHAPES: Record<Size, Shape> = {
  1: { width: 7.6, most: 10, below: 1.5, gap: 0.5 },
  2: { width: 12.5, most: 7, below: 1.9, gap: 0.75 },
  3: { width: 19, most: 5, below: 4.4, gap: 1 },
  4: { width: 34, most: 3, below: 6.2, gap: 1.25 },
  5: { width: 1000, most: 1, below: 6.2, gap: 1 },
};
const HEADING = 2.5;

export interface Room {
  width: number;
  height: number;
  /** Pixels of a rem. */
  rem: number;
  /** Width of a picture by its height. */
  aspect: number;
}

/** Neighbouring cards of one scene. */
export interface Section {
  key: string;
  scene: string;
  /** Why these stand behind the cut. */
  kind: "cut" | "out" | "omitted" | "alike";
  /** The scene stands further above already: the cut comes back to it. */
  isAgain: boolean;
  top: number;
  height: number;
  /** The first card, and the one behind the last, among all that are shown. */
  from: number;
  to: number;
}

export interface Layout {
  rows: readonly BoardRow[];
  cards: readonly string[];
  /** Where each card stands in `cards`. */
  place: ReadonlyMap<string, number>;
  sections: readonly Section[];
  height: number;
  size: Size;
  columns: number;
  cardWidth: number;
  pictureHeight: number;
  lineHeight: number;
  heading: number;
  gap: number;
}

const kindOf = (row: BoardRow): Section["kind"] => (row.omitted ? "omitted" : row.out ? "out" : "cut");

export function layoutOf(rows: readonly BoardRow[], size: Size, room: Room, isAlike = false): Layout {
  const shape = SHAPES[size];
  const [gap, heading] = [shape.gap * room.rem, HEADING * room.rem];
  const columns = Math.max(
    1,
    Math.min(shape.most, Math.floor((room.width + gap) / (shape.width * room.rem + gap))),
  );
  const cardWidth = Math.floor((room.width - (columns - 1) * gap) / columns);
  const below = Math.round(shape.below * room.rem);
  const wanted = Math.round(cardWidth / room.aspect);
  const most = Math.max(8 * room.rem, Math.floor(room.height - heading - below - gap));
  const pictureHeight = size >= 4 ? Math.min(wanted, most) : wanted;
  const lineHeight = pictureHeight + below + gap;

  const sections: Section[] = [];
  const seen = new Set<string>();
  let top = 0;
  for (let at = 0; at < rows.length;) {
    const row = rows[at] as BoardRow;
    const kind = isAlike ? "alike" : kindOf(row);
    let to = at + 1;
    while (to < rows.length && belongs(rows[to] as BoardRow, row, isAlike)) to += 1;
    const height = heading + Math.ceil((to - at) / columns) * lineHeight;
    const scene = isAlike ? "" : row.scene_id;
    const isAgain = kind === "cut" && seen.has(scene);
    seen.add(scene);
    sections.push({ key: cardOf(row), scene, kind, isAgain, top, height, from: at, to });
    top += height;
    at = to;
  }
  const cards = rows.map(cardOf);
  return {
    rows,
    cards,
    place: new Map(cards.map((card, at) => [card, at])),
    sections,
    height: top,
    size,
    columns,
    cardWidth,
    pictureHeight,
    lineHeight,
    heading,
    gap,
  };
}

const belongs = (row: BoardRow, first: BoardRow, isAlike: boolean): boolean =>
  isAlike || (row.scene_id === first.scene_id && kindOf(row) === kindOf(first));

/** The section that is at this height; the nearest one where none is. */
export function sectionAt(layout: Layout, y: number): number {
  let [low, high] = [0, layout.sections.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.sections[middle]?.top ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function sectionOf(layout: Layout, at: number): Section | undefined {
  let [low, high] = [0, layout.sections.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((layout.sections[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return layout.sections[low];
}

export interface Place {
  left: number;
  top: number;
}

/** Where a card stands on the whole board. */
export function placeOf(layout: Layout, at: number): Place | null {
  const section = sectionOf(layout, at);
  if (!section || at < section.from || at >= section.to) return null;
  const inside = at - section.from;
  return {
    left: (inside % layout.columns) * (layout.cardWidth + layout.gap),
    top: section.top + layout.heading + Math.floor(inside / layout.columns) * layout.lineHeight,
  };
}

/** Between which cards something would be put that is let go here: before the card `at`, or at the end of its line. */
export interface Gap {
  /** The card before which it stands; as many as there are cards: behind the last one. */
  at: number;
  /** It belongs to the card before it: the end of a line. */
  isAfter: boolean;
  /** Where a line between the cards is drawn. */
  left: number;
  top: number;
}

export function gapAt(layout: Layout, x: number, y: number): Gap | null {
  const section = layout.sections[sectionAt(layout, y)];
  if (!section) return null;
  const lines = Math.ceil((section.to - section.from) / layout.columns);
  const line = Math.min(
    lines - 1,
    Math.max(0, Math.floor((y - section.top - layout.heading) / layout.lineHeight)),
  );
  const first = section.from + line * layout.columns;
  const inLine = Math.min(layout.columns, section.to - first);
  const step = layout.cardWidth + layout.gap;
  const column = Math.min(inLine, Math.max(0, Math.round((x + layout.gap / 2) / step)));
  return {
    at: first + column,
    isAfter: column === inLine,
    left: column * step - layout.gap / 2,
    top: section.top + layout.heading + line * layout.lineHeight,
  };
}

/** What is drawn: sections, and of each the lines that are near enough to be seen. */
export interface Part {
  section: number;
  from: number;
  to: number;
}

export function partsIn(layout: Layout, top: number, bottom: number): Part[] {
  const parts: Part[] = [];
  for (let at = sectionAt(layout, top); at < layout.sections.length; at += 1) {
    const section = layout.sections[at] as Section;
    if (section.top >= bottom) break;
    const lines = Math.ceil((section.to - section.from) / layout.columns);
    const body = section.top + layout.heading;
    const from = Math.min(lines, Math.max(0, Math.floor((top - body) / layout.lineHeight)));
    const to = Math.min(lines, Math.max(0, Math.ceil((bottom - body) / layout.lineHeight)));
    parts.push({ section: at, from, to });
  }
  return parts;
}

export type Move = "left" | "right" | "up" | "down" | "next" | "previous" | "first" | "last";

/** The card that somebody comes to from another one; up and down keep to the column as well as they can. */
export function moved(layout: Layout, at: number, move: Move): number {
  const last = layout.cards.length - 1;
  const near = (to: number) => Math.max(0, Math.min(last, to));
  if (move === "first") return near(0);
  if (move === "last") return last;
  if (move === "right" || move === "next") return near(at + 1);
  if (move === "left" || move === "previous") return near(at - 1);
  const section = sectionOf(layout, at);
  if (!section) return near(at);
  const column = (at - section.from) % layout.columns;
  const index = layout.sections.indexOf(section);
  if (move === "down") {
    if (at + layout.columns < section.to) return at + layout.columns;
    const isInLastLine =
      Math.floor((at - section.from) / layout.columns) ===
      Math.floor((section.to - 1 - section.from) / layout.columns);
    if (!isInLastLine) return section.to - 1;
    const below = layout.sections[index + 1];
    return below ? Math.min(below.from + column, below.to - 1) : at;
  }
  if (at - layout.columns >= section.from) return at - layout.columns;
  const above = layout.sections[index - 1];
  if (!above) return at;
  const lastLine = Math.floor((above.to - 1 - above.from) / layout.columns) * layout.columns;
  return Math.min(above.from + lastLine + column, above.to - 1);
}
