import { describe, expect, it } from "vitest";

import { added, cleared, erased, MOST_MARKS, NO_STROKES, redone, undone } from "./drawing";
import { arrowParts, boxParts, isAt, simplified, strokePath, type Mark, type Point } from "./marks";

const size = { width: 1344, height: 768 };
const pen: Mark = {
  kind: "pen",
  color: "red",
  width: 0.006,
  points: [
    [0.1, 0.1],
    [0.5, 0.5],
  ],
};
const box: Mark = {
  kind: "box",
  color: "blue",
  width: 0.004,
  points: [
    [0.8, 0.6],
    [0.2, 0.1],
  ],
};

describe("marks", () => {
  it("keep the points that their line needs, inside the picture", () => {
    const straight = Array.from({ length: 50 }, (_, at): Point => [at / 49, at / 49]);
    expect(simplified(straight)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const round = Array.from({ length: 9000 }, (_, at): Point => {
      const angle = at / 50;
      return [0.5 + 0.7 * Math.cos(angle) * (at / 9000), 0.5 + 0.7 * Math.sin(angle) * (at / 9000)];
    });
    const kept = simplified(round);
    expect(kept.length).toBeLessThanOrEqual(1500);
    expect(kept.length).toBeGreaterThan(60);
    expect(kept.flat().every((one) => one >= 0 && one <= 1)).toBe(true);
  });

  it("are found where their line is, and not inside a box", () => {
    expect(isAt(pen, [0.3, 0.3], 0.01)).toBe(true);
    expect(isAt(pen, [0.3, 0.4], 0.01)).toBe(false);
    expect(isAt(box, [0.2, 0.4], 0.01)).toBe(true);
    expect(isAt(box, [0.5, 0.35], 0.01)).toBe(false);
  });

  it("have a shape of their size: a dot too, and a box from any corner", () => {
    const dot = strokePath({ ...pen, points: [[0.5, 0.5]] }, size);
    expect(dot).toMatch(/^M [\d. ]+ Q .*Z$/);
    expect(boxParts(box, size)).toEqual({
      x: expect.closeTo(268.8),
      y: expect.closeTo(76.8),
      width: expect.closeTo(806.4),
      height: expect.closeTo(384),
    });
    const { head, shaft } = arrowParts({ ...pen, kind: "arrow" }, size);
    expect(head[0]).toEqual([672, 384]);
    expect(shaft[1][0]).toBeLessThan(672);
  });
});

describe("a drawing", () => {
  it("undoes and redoes each step, and a new mark ends what could be redone", () => {
    const two = added(added(NO_STROKES, pen), box);
    expect(undone(two).marks).toEqual([pen]);
    expect(redone(undone(two)).marks).toEqual([pen, box]);
    expect(redone(added(undone(two), pen)).marks).toEqual([pen, pen]);
    expect(undone(erased(two, 0)).marks).toEqual([pen, box]);
    expect(undone(cleared(two)).marks).toEqual([pen, box]);
    expect(erased(two, -1)).toBe(two);
  });

  it("stops at what a decision file takes", () => {
    let strokes = NO_STROKES;
    for (let at = 0; at < MOST_MARKS + 5; at += 1) strokes = added(strokes, pen);
    expect(strokes.marks).toHaveLength(MOST_MARKS);
  });
});
