import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { reached, useReach, whenBack } from "./reach";

const health = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", health);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  health.mockReset();
});

describe("whether the server is there", () => {
  it("is asked once for all who wait, until it answers, and then told", async () => {
    const back = vi.fn();
    const stop = whenBack(back);
    health.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    health.mockResolvedValueOnce(new Response("", { status: 502 }));
    health.mockResolvedValue(new Response("{}"));
    const [one, other] = [reached(), reached()];
    await vi.advanceTimersByTimeAsync(0);
    expect(useReach.getState().isAway).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(useReach.getState().isAway).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    await Promise.all([one, other]);
    expect([useReach.getState().isAway, health.mock.calls.length, back.mock.calls.length]).toEqual([
      false,
      3,
      1,
    ]);
    stop();
  });

  it("is no news where it answers at once", async () => {
    const states: boolean[] = [];
    const stop = useReach.subscribe(({ isAway }) => states.push(isAway));
    health.mockResolvedValue(new Response("{}"));
    await reached();
    expect(states).not.toContain(true);
    stop();
  });

  it("is asked at once when the browser has a network again", async () => {
    health.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    health.mockResolvedValue(new Response("{}"));
    const waits = reached();
    await vi.advanceTimersByTimeAsync(0);
    dispatchEvent(new Event("online"));
    await waits;
    expect(useReach.getState().isAway).toBe(false);
  });
});
