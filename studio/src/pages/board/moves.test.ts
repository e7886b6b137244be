import { describe, expect, it } from "vitest";

import { cardOf } from "../../api/board";
import { planned, reordered, stepped } from "./moves";
import { row } from "./rows.example";

const cards = ["a", "b", "c", "d", "e"];

describe("a move of cards", () => {
  it("is named by the card behind or before which they come", () => {
    expect(planned(cards, new Set(["d"]), 1, false)).toEqual({ moving: ["d"], before: "b" });
    expect(planned(cards, new Set(["a"]), 3, true)).toEqual({ moving: ["a"], after: "c" });
    expect(planned(cards, new Set(["a"]), 5, false)).toEqual({ moving: ["a"], after: "e" });
  });

  it("brings several together, in their order", () => {
    expect(planned(cards, new Set(["d", "a"]), 2, false)).toEqual({ moving: ["a", "d"], before: "c" });
  });

  it("is none where they stand there already", () => {
    expect(planned(cards, new Set(["b"]), 1, false)).toBeNull();
    expect(planned(cards, new Set(["b"]), 2, true)).toBeNull();
    expect(planned(cards, new Set(["b", "c"]), 2, false)).toBeNull();
    expect(planned(cards, new Set(cards), 0, false)).toBeNull();
  });

  it("goes by one step, and not over an end", () => {
    expect(stepped(cards, new Set(["c"]), -1)).toEqual({ moving: ["c"], before: "b" });
    expect(stepped(cards, new Set(["c"]), 1)).toEqual({ moving: ["c"], after: "d" });
    expect(stepped(cards, new Set(["a", "b"]), -1)).toBeNull();
    expect(stepped(cards, new Set(["d", "e"]), 1)).toBeNull();
  });

  it("is shown in all rows, also between those that a filter hides", () => {
    const rows = ["FR_S01_001", "FR_S01_002", "FR_S01_003", "FR_S01_004"].map((name) => row(name));
    const names = (put: Parameters<typeof reordered>[1]) =>
      reordered(rows, put).map((one) => cardOf(one).at(-1));
    expect(names({ moving: ["FR_S01_004"], after: "FR_S01_001" })).toEqual(["1", "4", "2", "3"]);
    expect(names({ moving: ["FR_S01_001", "FR_S01_002"], before: "FR_S01_004" })).toEqual([
      "3",
      "1",
      "2",
      "4",
    ]);
    expect(names({ moving: ["FR_S01_001"], after: "FR_S09_001" })).toEqual(["1", "2", "3", "4"]);
  });
});
