import { describe, expect, it } from "vitest";

import {
  bestOf,
  costOf,
  isOfVariant,
  isPickable,
  ledTo,
  lookedAt,
  sorted,
  wantedNow,
  type Row,
} from "./rows";

const row = (candidate: number, more: Partial<Row> = {}): Row => ({
  candidate,
  picture: "",
  seed: candidate,
  verdict: "passed",
  likeness: 0.98,
  findings: [],
  is_current: true,
  picked_as: null,
  at: "",
  by: "",
  renderer: "preview-1",
  pixel_sha256: "",
  ...more,
});
const six = [1, 2, 3, 4, 5, 6].map((number) => row(number));

describe("variants", () => {
  it("stand by their numbers, apart from those of what was wanted before", () => {
    const { current, before } = sorted([row(3), row(2, { is_current: false }), row(1)]);
    expect(current.map((one) => one.candidate)).toEqual([1, 3]);
    expect(before.map((one) => one.candidate)).toEqual([2]);
  });

  it("are asked for as six more than are of now", () => {
    expect(wantedNow([])).toBe(6);
    expect(wantedNow([row(1), row(2, { is_current: false })])).toBe(7);
  });

  it("can be picked where they are of now and not the picture that counts", () => {
    expect(isPickable(row(1), 2)).toBe(true);
    expect(isPickable(row(1), null)).toBe(true);
    expect(isPickable(row(1, { is_current: false }), 2)).toBe(false);
    expect(isPickable(row(1, { picked_as: 2 }), 2)).toBe(false);
    expect(isPickable(row(1, { picked_as: 2 }), 3)).toBe(true);
  });

  it("say whether the frame's picture is one of them", () => {
    const frame = { frame_id: "", render_version: 2 } as never;
    expect(isOfVariant({ frame, rows: [row(1, { picked_as: 2 })] })).toBe(true);
    expect(isOfVariant({ frame, rows: [row(1, { picked_as: 1 })] })).toBe(false);
  });

  it("have a best one when it was checked and there are others", () => {
    expect(bestOf({ rows: six, best: 5 })).toBe(5);
    expect(bestOf({ rows: [row(1)], best: 1 })).toBeNull();
    expect(bestOf({ rows: [row(1, { verdict: "not checked" }), row(2)], best: 1 })).toBeNull();
  });

  it("are looked at one by one, the best first", () => {
    expect(lookedAt({ rows: six, best: 5 }, null)?.candidate).toBe(5);
    expect(lookedAt({ rows: six, best: 5 }, 2)?.candidate).toBe(2);
    expect(lookedAt({ rows: six, best: 5 }, 9)?.candidate).toBe(5);
    expect(lookedAt({ rows: [], best: null }, 2)).toBeNull();
  });

  it("are walked by arrows in rows of three, and named by digits", () => {
    const [, second, , , , last] = six;
    expect(ledTo(six, second ?? null, "ArrowDown")).toBe(5);
    expect(ledTo(six, second ?? null, "ArrowUp")).toBeNull();
    expect(ledTo(six, last ?? null, "ArrowRight")).toBeNull();
    expect(ledTo(six, null, "ArrowRight")).toBe(1);
    expect(ledTo(six, second ?? null, "4")).toBe(4);
    expect(ledTo(six, second ?? null, "7")).toBeNull();
    expect(ledTo(six, second ?? null, "a")).toBeNull();
  });

  it("cost as much as six of them take, where that is known", () => {
    expect(costOf(8)).toBe(48);
    expect(costOf(null)).toBeNull();
  });
});
