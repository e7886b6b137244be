import { describe, expect, it } from "vitest";

import instants from "./instants.json";
import { arrived, darkness, placeOf, sourceOf, viewAt } from "./look";

describe("the screen", () => {
  it.each(instants.moves)("moves as the animatic does: $kind over $duration", (move) => {
    for (const [frame, view] of move.views as [number, { x: number; y: number; width: number }][]) {
      const seen = viewAt(move, frame, move.duration);
      expect(seen.x).toBeCloseTo(view.x, 9);
      expect(seen.y).toBeCloseTo(view.y, 9);
      expect(seen.width).toBeCloseTo(view.width, 9);
    }
  });

  it.each(instants.crops)(
    "crops $picture on $screen as the animatic does",
    ({ picture, screen, ...told }) => {
      const size = { width: picture[0] ?? 0, height: picture[1] ?? 0 };
      const on = { width: screen[0] ?? 0, height: screen[1] ?? 0 };
      const seen = sourceOf(told.view, size, on);
      const [left = 0, top = 0, right = 0, bottom = 0] = told.source;
      expect(seen.x).toBeCloseTo(left, 6);
      expect(seen.y).toBeCloseTo(top, 6);
      expect(seen.x + seen.width).toBeCloseTo(right, 6);
      expect(seen.y + seen.height).toBeCloseTo(bottom, 6);
      const place = placeOf(size, on);
      expect([place.x, place.y, place.width, place.height]).toEqual(told.place);
    },
  );

  it("mixes a beginning and an end as the animatic does", () => {
    const dissolve = { duration: 40, transition: "dissolve", transitionFrames: 4 };
    expect([0, 1, 3, 4].map((frame) => arrived(dissolve, frame))).toEqual([0.2, 0.4, 0.8, 1]);
    const out = { duration: 10, transition: "fade_out", transitionFrames: 4 };
    expect([0, 5, 6, 9].map((frame) => darkness(out, frame))).toEqual([0, 0, 0.25, 1]);
    expect(arrived(out, 0)).toBe(1);
  });
});
