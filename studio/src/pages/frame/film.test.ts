import { describe, expect, it } from "vitest";

import type { HistoryRow } from "../../api/schema";
import { firstAgainst, versionBeside } from "./against";
import { beside, nextThatAsks } from "./film";
import { boxOf, measured } from "./measured";
import { marked } from "./words-read";

const frames = ["a", "b", "c", "d"];

describe("the next frame that asks for a decision", () => {
  it("is after this one, else from the beginning, and never this one", () => {
    const asks = (one: string) => one === "a" || one === "b";
    expect(nextThatAsks(frames, "a", asks)).toBe("b");
    expect(nextThatAsks(frames, "c", asks)).toBe("a");
    expect(nextThatAsks(frames, "b", (one) => one === "b")).toBeNull();
    expect(nextThatAsks(frames, "not in the list", asks)).toBe("a");
  });
});

describe("frames beside this one", () => {
  it("keep it in the middle, also at the ends", () => {
    const rows = frames.map((frame_id) => ({ frame_id }));
    expect(beside(rows, "a", 1)).toEqual([null, { frame_id: "a" }, { frame_id: "b" }]);
    expect(beside(rows, "gone", 1)).toEqual([]);
  });
});

const version = (render_version: number, review_status = "waiting"): HistoryRow =>
  ({ frame_id: "FR_S01_001", render_version, review_status, is_there: true }) as HistoryRow;

describe("a version", () => {
  const rows = [version(3), version(2), version(1, "approved")];

  it("is compared with the approved one, else the one before, else a locked picture", () => {
    expect(firstAgainst(rows, version(3), null)).toEqual({ kind: "version", version: 1 });
    expect(firstAgainst([version(3), version(2)], version(3), null)).toEqual({ kind: "version", version: 2 });
    const references = [{ asset: "CHAR_001@v1", role: "front", path: "assets/front.png" }];
    expect(firstAgainst([version(1)], version(1), { references })).toEqual({
      kind: "lock",
      path: "assets/front.png",
    });
    expect(firstAgainst([version(1)], version(1), { references: [] })).toBeNull();
  });

  it("has one before and one after it", () => {
    expect(versionBeside(rows, version(2), 1)).toBe(3);
    expect(versionBeside(rows, version(2), -1)).toBe(1);
    expect(versionBeside(rows, version(3), 1)).toBeNull();
  });
});

describe("a score", () => {
  it("stands beside its threshold, which is the middle", () => {
    expect(measured(0.92, 0.92).at).toBe(50);
    expect(measured(0.98, 0.92).at).toBeGreaterThan(50);
    expect(measured(0.4, 0.92).at).toBe(0);
    expect(measured(0.19, 0).at).toBeGreaterThan(50);
    expect(measured(0.9199, 0.9197)).toMatchObject({ score: "0.9199", threshold: "0.9197" });
  });

  it("is of a part of the picture where its box is one", () => {
    expect(boxOf({ box: [1, 2, 30, 40] })).toEqual([1, 2, 30, 40]);
    expect(boxOf({ box: [1, 2, 1, 2] })).toBeNull();
    expect(boxOf({ box: null })).toBeNull();
  });
});

describe("the words of a frame", () => {
  it("are marked where something was read from them", () => {
    const shown = [
      { at: 0, words: "Meera" },
      { at: 17, words: "desk" },
    ];
    const parts = marked("Meera stands at a desk.", shown);
    expect(parts.filter((one) => one.isRead).map((one) => one.text)).toEqual(["Meera"]);
    expect(parts.map((one) => one.text).join("")).toBe("Meera stands at a desk.");
  });
});
