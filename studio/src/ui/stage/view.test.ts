import { describe, expect, it } from "vitest";

import { actualZoom, boxOf, FITS, fitted, held, panned, zoomed } from "./view";

const picture = { width: 1344, height: 768 };
const room = { width: 672, height: 600 };

describe("a look at a picture", () => {
  it("begins with the whole of it in the middle", () => {
    expect(fitted(picture, room)).toEqual({ width: 672, height: 384 });
    expect(boxOf(FITS, picture, room)).toEqual({ left: 0, top: 108, width: 672, height: 384 });
  });

  it("keeps what is under the pointer where it is", () => {
    const at = { x: 100, y: 200 };
    const before = boxOf(FITS, picture, room);
    const next = zoomed(FITS, 3, picture, room, at);
    const after = boxOf(next, picture, room);
    expect((at.x - after.left) / after.width).toBeCloseTo((at.x - before.left) / before.width);
    expect((at.y - after.top) / after.height).toBeCloseTo((at.y - before.top) / before.height);
  });

  it("does not lose the picture out of the room", () => {
    const far = panned({ ...FITS, zoom: 2 }, 10_000, -10_000, picture, room);
    const box = boxOf(far, picture, room);
    expect(box.left).toBeCloseTo(0);
    expect(box.top + box.height).toBeCloseTo(room.height);
    expect(held({ zoom: 0.2, x: 0, y: 0 }, picture, room)).toEqual(FITS);
  });

  it("knows 100 %, also of a picture that is smaller than the room", () => {
    expect(actualZoom(picture, room)).toBe(2);
    expect(boxOf({ ...FITS, zoom: 2 }, picture, room).width).toBe(1344);
    expect(fitted({ width: 100, height: 50 }, room)).toEqual({ width: 400, height: 200 });
  });
});
