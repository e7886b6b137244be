import { describe, expect, it } from "vitest";

import { countedBefore } from "./does";
import {
  againstOf,
  bestOf,
  costOf,
  isAwaited,
  isPickable,
  ledTo,
  lookedAt,
  placed,
  presentOf,
  sorted,
  wantedNow,
  type Answer,
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
const at = (version: number | null) => ({ frame_id: "", render_version: version }) as Answer["frame"];
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

  it("say which of them the frame's picture is", () => {
    expect(presentOf({ frame: at(2), rows: [row(1, { picked_as: 2 })] })?.candidate).toBe(1);
    expect(presentOf({ frame: at(2), rows: [row(1, { picked_as: 1 })] })).toBeNull();
  });

  it("are gone back to after a pick: the one that counted, or the frame's own picture", () => {
    const rows = [row(1, { picked_as: 2 }), row(2)];
    expect(countedBefore({ frame: at(2), rows })).toBe(1);
    expect(countedBefore({ frame: at(1), rows })).toBe(0);
    expect(countedBefore({ frame: at(null), rows })).toBeNull();
    expect(countedBefore({ frame: at(2), rows: [row(1, { picked_as: 2, is_current: false })] })).toBeNull();
  });

  it("wait for their check as long as they are drawn; one that never gets it does not", () => {
    const drawn = row(1, { verdict: "not checked" });
    expect([isAwaited(drawn, true), isAwaited(drawn, false), isAwaited(row(1), true)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("stand at the places of their numbers while others are still to come", () => {
    const numbers = (rows: Row[], coming: number) =>
      placed(rows, rows, coming).map((one) => one?.candidate ?? 0);
    expect(numbers([row(3)], 5)).toEqual([0, 0, 3, 0, 0, 0]);
    expect(numbers([row(1), row(3), row(4)], 3)).toEqual([1, 0, 3, 4, 0, 0]);
    expect(numbers([row(1), row(3)], 0)).toEqual([1, 3]);
    const old = row(1, { is_current: false });
    expect(placed([old, row(3)], [row(3)], 2).map((one) => one?.candidate ?? 0)).toEqual([0, 3, 0]);
  });

  it("are held against the frame's picture, or against another one that was marked", () => {
    const [first = row(1), second] = six;
    expect(againstOf({ rows: six, best: null, frame: at(1) }, first, null)).toEqual({
      row: null,
      version: 1,
    });
    expect(againstOf({ rows: six, best: null, frame: at(1) }, first, 2)).toEqual({
      row: second,
      version: null,
    });
    expect(againstOf({ rows: six, best: null, frame: at(1) }, first, 1)).toEqual({ row: null, version: 1 });
    const picked = row(1, { picked_as: 2 });
    const rows = [picked, row(2)];
    expect(againstOf({ rows, best: null, frame: at(2) }, row(2), null)).toEqual({ row: picked, version: 2 });
    expect(againstOf({ rows, best: null, frame: at(2) }, picked, null)).toBeNull();
  });

  it("have a best one when it was checked and there are others", () => {
    expect(bestOf({ rows: six, best: 5 })).toBe(5);
    expect(bestOf({ rows: [row(1)], best: 1 })).toBeNull();
    expect(bestOf({ rows: [row(1, { verdict: "not checked" }), row(2)], best: 1 })).toBeNull();
  });

  it("are looked at one by one, the frame's picture first, then the best", () => {
    const frame = at(1);
    expect(lookedAt({ rows: six, best: 5, frame }, null)?.candidate).toBe(5);
    expect(lookedAt({ rows: six, best: 5, frame }, 2)?.candidate).toBe(2);
    expect(lookedAt({ rows: six, best: 5, frame }, 9)?.candidate).toBe(5);
    expect(lookedAt({ rows: [], best: null, frame }, 2)).toBeNull();
    const rows = [...six, row(7, { picked_as: 2 })];
    expect(lookedAt({ rows, best: 5, frame: at(2) }, null)?.candidate).toBe(7);
  });

  it("are walked by arrows in rows of three, and named by digits", () => {
    const [, second, , , , last] = six;
    expect(ledTo(six, second ?? null, "ArrowDown")).toBe(5);
    expect(ledTo(six, second ?? null, "ArrowUp")).toBeNull();
    expect(ledTo(six, second ?? null, "ArrowDown", 1)).toBe(3);
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
