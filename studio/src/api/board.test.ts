import { describe, expect, it } from "vitest";

import { boardOf, row } from "../pages/board/rows.example";
import { cardOf, mended, shared } from "./board";

const before = boardOf(row("FR_S01_001"), row("FR_S01_001", { use: 2 }), row("FR_S01_002"));

describe("the board's rows", () => {
  it("are called as the cut selects them", () => {
    expect(before.rows.map(cardOf)).toEqual(["FR_S01_001", "FR_S01_001#2", "FR_S01_002"]);
  });

  it("stay the same objects where they did not change", () => {
    const now = shared(before, structuredClone({ ...before, head: 8 }));
    expect(now.head).toBe(8);
    expect(now.rows.every((one, at) => one === before.rows[at])).toBe(true);
    const other = structuredClone(before);
    other.rows[2] = row("FR_S01_002", { reasons: ["too dark"] });
    expect(shared(before, other).rows.map((one, at) => one === before.rows[at])).toEqual([true, true, false]);
  });

  it("are mended one by one, in every place where the frame stands", () => {
    const fresh = boardOf(
      row("FR_S01_001", { review_status: "approved" }),
      row("FR_S01_001", { use: 2, review_status: "approved" }),
    );
    const now = mended(before, ["FR_S01_001"], fresh);
    expect(now.rows.map((one) => one.review_status)).toEqual(["approved", "approved", "waiting"]);
    expect(now.rows[2]).toBe(before.rows[2]);
  });

  it("go where the frame is no row any more", () => {
    expect(mended(before, ["FR_S01_002"], boardOf()).rows.map(cardOf)).toEqual([
      "FR_S01_001",
      "FR_S01_001#2",
    ]);
  });
});
