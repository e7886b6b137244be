import { describe, expect, it } from "vitest";

import { drawnNow } from "./drawing";

describe("a card without a picture", () => {
  const first = { frame_id: "FR_S01_001", scene_id: "S01" };
  const later = { frame_id: "FR_S02_001", scene_id: "S02" };
  const drafts = { now: new Set(["S01"]), next: new Set(["*"]) };

  it("is being drawn, or waits for the job that draws it", () => {
    expect(drawnNow(first, drafts)).toBe("now");
    expect(drawnNow(later, drafts)).toBe("next");
    expect(drawnNow(later, { now: new Set(["FR_S02_001"]), next: new Set() })).toBe("now");
  });

  it("is as the server says where no job names it", () => {
    expect(drawnNow(later, { now: new Set(["S01"]), next: new Set([""]) })).toBeNull();
  });
});
