import { renderHook } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { around, keepReel, lookAt, useReel } from "./reel";

const reel = {
  project: "PRJ_1",
  frames: ["FR_S01_001", "FR_S01_003"],
  from: "/p/PRJ_1/board?needs=decision",
};

describe("the reel", () => {
  beforeEach(() => sessionStorage.clear());

  it("is of one project", () => {
    lookAt(reel);
    expect(renderHook(() => useReel("PRJ_1")).result.current).toEqual(reel);
    expect(renderHook(() => useReel("PRJ_2")).result.current).toBeNull();
  });

  it("goes on when the page is loaded again", async () => {
    lookAt(reel);
    keepReel();
    vi.resetModules();
    const again = await import("./reel");
    expect(renderHook(() => again.useReel("PRJ_1")).result.current).toEqual(reel);
  });

  it("knows what stands around a frame, and that a frame of another list is not in it", () => {
    expect(around(reel.frames, "FR_S01_001")).toEqual({ previous: null, next: "FR_S01_003", at: 1, of: 2 });
    expect(around(reel.frames, "FR_S01_002")).toBeNull();
  });
});
