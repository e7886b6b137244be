import { describe, expect, it } from "vitest";

import type { BoardRow } from "../api/board";
import { decisionIn, Own } from "./decided";

const decided = (decision: string, by: string) => ({
  name: "event",
  data: { kind: "review.decided", subject: "FR_S01_001", body: { decision, by } },
});
const [ANN, BO] = ["Ann <ann@studio>", "Bo <bo@studio>"];

describe("what people decide", () => {
  it("is told of decisions alone", () => {
    expect(decisionIn(decided("retake", BO))).toEqual({ frame: "FR_S01_001", decision: "retake", by: BO });
    expect(decisionIn(decided("comment", BO))).toBeNull();
    expect(decisionIn({ name: "job", data: {} })).toBeNull();
  });

  it("tells whoever decided last that somebody decided otherwise", () => {
    const own = new Own();
    expect(own.heard(decided("approve", ANN), ANN, undefined)).toBeNull();
    expect(own.heard(decided("retake", BO), ANN, undefined)).toEqual({
      frame: "FR_S01_001",
      who: "Bo",
      decision: "retake",
      yours: "approve",
    });
    expect(own.heard(decided("approve", BO), ANN, undefined)).toBeNull();
  });

  it("knows an approval of before the page was opened, and is silent where both say the same", () => {
    const row = { review_status: "approved", approved_by: ANN } as BoardRow;
    expect(new Own().heard(decided("retake", BO), ANN, row)?.yours).toBe("approve");
    expect(new Own().heard(decided("approve", BO), ANN, row)).toBeNull();
  });
});
