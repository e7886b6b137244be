import { describe, expect, it } from "vitest";

import { gapAt, layoutOf, moved, partsIn, placeOf, sectionOf, type Move } from "./layout";
import { row } from "./rows.example";

const scene = (name: string, many: number) =>
  Array.from({ length: many }, (_, at) => row(`FR_${name}_${String(at + 1).padStart(3, "0")}`));
const room = { width: 1000, height: 700, rem: 16, aspect: 2 };
const rows = [...scene("S01", 7), ...scene("S02", 2), ...scene("S03", 9)];
const layout = layoutOf(rows, 3, room);

describe("the layout", () => {
  it("has three columns here, and each card is where its column and line say", () => {
    expect(layout.columns).toBe(3);
    expect(layout.sections.map((one) => [one.scene, one.from, one.to])).toEqual([
      ["S01", 0, 7],
      ["S02", 7, 9],
      ["S03", 9, 18],
    ]);
    expect(placeOf(layout, 4)).toEqual({
      left: layout.cardWidth + layout.gap,
      top: layout.heading + layout.lineHeight,
    });
    expect(layout.height).toBe(3 * layout.heading + (3 + 1 + 3) * layout.lineHeight);
  });

  it("says of a scene to which the cut comes back that it does", () => {
    const cut = layoutOf([...scene("S01", 1), ...scene("S02", 1), ...scene("S01", 2).slice(1)], 3, room);
    expect(cut.sections.map((one) => one.isAgain)).toEqual([false, false, true]);
  });

  it.each<[number, Move, number]>([
    [0, "down", 3],
    [4, "down", 6], // the last line is short: its last card
    [6, "down", 7],
    [8, "down", 10],
    [10, "up", 8],
    [11, "up", 8], // the scene above has no third card
    [0, "up", 0],
    [17, "down", 17],
    [6, "right", 7],
    [7, "left", 6],
    [0, "previous", 0],
    [3, "last", 17],
    [3, "first", 0],
  ])("goes from card %i %s to %i", (at, move, to) => {
    expect(moved(layout, at, move)).toBe(to);
  });

  it("draws only lines in the window, of every scene that is seen", () => {
    const first = layout.sections[1];
    const parts = partsIn(layout, (first?.top ?? 0) - 1, (first?.top ?? 0) + layout.heading + 1);
    expect(parts).toEqual([
      { section: 0, from: 2, to: 3 },
      { section: 1, from: 0, to: 1 },
    ]);
  });

  it("covers a long film with few cards", () => {
    const film = layoutOf(Array.from({ length: 250 }, (_, at) => scene(`S${100 + at}`, 20)).flat(), 1, {
      ...room,
      width: 1400,
    });
    const drawn = partsIn(film, film.height / 2, film.height / 2 + 800);
    const cards = drawn.reduce((sum, part) => sum + (part.to - part.from) * film.columns, 0);
    expect(film.cards).toHaveLength(5000);
    expect(cards).toBeGreaterThan(40);
    expect(cards).toBeLessThan(110);
  });

  it("finds the gap nearest to a point, at both ends of a line", () => {
    const y = layout.heading + 10;
    const step = layout.cardWidth + layout.gap;
    expect(gapAt(layout, 5, y)?.at).toBe(0);
    expect(gapAt(layout, step * 1.1, y)?.at).toBe(1);
    expect(gapAt(layout, step * 3, y)?.at).toBe(3);
    expect(gapAt(layout, step * 2.9, layout.heading + 2 * layout.lineHeight + 5)?.at).toBe(7);
    expect(gapAt(layout, 0, layout.height + 500)?.at).toBe(15);
  });

  it("knows the section of any card", () => {
    expect(rows.map((_, at) => sectionOf(layout, at)?.scene).join("")).toBe(
      rows.map((one) => one.scene_id).join(""),
    );
  });
});
