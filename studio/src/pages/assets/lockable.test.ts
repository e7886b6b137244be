import { describe, expect, it } from "vitest";

import { drawnNext, lockableOf } from "./lockable";

const take = (more: { locked_as?: number | null; outdated_by?: string[]; seed?: number } = {}) => ({
  locked_as: null,
  outdated_by: [],
  seed: 1,
  ...more,
});
const asset = (version: number | null, edited: string[], ...takes: ReturnType<typeof take>[]) => ({
  version,
  edited_since_lock: edited,
  takes,
});

describe("what there is to lock", () => {
  it("is the take that waits", () => {
    expect(lockableOf(asset(null, [], take()))).toBe("drawn");
    expect(lockableOf(asset(1, [], take({ locked_as: 1 }), take()))).toBe("drawn");
  });

  it("is nothing after a lock, until the spec or a take is another", () => {
    expect(lockableOf(asset(2, [], take({ locked_as: 2 })))).toBe("nothing new");
    expect(lockableOf(asset(1, []))).toBe("nothing new");
    expect(lockableOf(asset(2, ["prompt"], take({ locked_as: 2 })))).toBe("drawn");
  });

  it("cannot be locked where nothing was drawn of the spec as it is", () => {
    expect(lockableOf(asset(1, ["prompt"]))).toBe("undrawn");
    expect(lockableOf(asset(null, []))).toBe("undrawn");
  });
});

describe("the next take", () => {
  it("keeps the seed where only the spec changed", () => {
    expect(drawnNext(asset(1, ["prompt"]))).toEqual({ what: "all", seed: null });
    expect(drawnNext(asset(1, ["prompt"], take({ outdated_by: ["prompt"] }))).what).toBe("all");
    const candidate = take({ outdated_by: ["prompt", "seed"], seed: 7 });
    expect(drawnNext(asset(1, ["prompt"], candidate))).toEqual({ what: "other", seed: 7 });
  });

  it("is another candidate where the newest one shows the spec as it is", () => {
    expect(drawnNext(asset(1, [], take({ outdated_by: ["seed"] }))).what).toBe("other");
    expect(drawnNext(asset(1, [])).what).toBe("other");
    expect(drawnNext(asset(null, [])).what).toBe("all");
  });
});
