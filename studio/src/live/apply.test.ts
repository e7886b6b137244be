import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { key } from "../api/keys";
import { refresher, touched } from "./apply";

const event = (kind: string) => ({ name: "event", data: { kind } });

describe("what a message makes old", () => {
  it("follows from the kind of event", () => {
    expect(touched(event("timeline.changed"))).toContain("timeline");
    expect(touched(event("review.decided"))).not.toContain("timeline");
    expect(touched({ name: "job", data: {} })).toEqual(["job"]);
    expect(touched({ name: "progress", data: {} })).toEqual([]);
    expect(touched({ name: "dropped", data: {} })).toEqual([]);
  });

  it("is everything for a kind that this Studio does not know", () => {
    expect(touched(event("weather.turned"))).toContain("board");
    expect(touched({ name: "files", data: { paths: ["new/thing"] } })).toContain("board");
  });

  it("follows from the place of a file", () => {
    expect(touched({ name: "files", data: { paths: ["assets/CHAR_001/asset.yaml"] } })).toEqual([
      "asset",
      "status",
      "frame",
    ]);
    // Frames are planned from it, so what counts of them, and what the page of one says, is another thing now.
    expect(touched({ name: "files", data: { paths: ["direction/S01.yaml"] } })).toContain("frame");
  });
});

describe("the refresher", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("lets an answer be read again once for many messages", () => {
    const client = new QueryClient();
    const asked = vi.spyOn(client, "invalidateQueries");
    const refresh = refresher(client, "PRJ_1");
    for (let at = 0; at < 50; at += 1) refresh(event("check.judged"));
    vi.advanceTimersByTime(1000);
    expect(
      asked.mock.calls.filter(([one]) => String(one?.queryKey) === String(key("PRJ_1", "status"))),
    ).toHaveLength(1);
  });

  it("lets only the frame be read again that an event is about", () => {
    const client = new QueryClient();
    const asked = vi.spyOn(client, "invalidateQueries");
    const refresh = refresher(client, "PRJ_1");
    const about = (subject: string, body = {}) => ({
      name: "event",
      data: { kind: "review.decided", subject, body },
    });
    const keys = () => asked.mock.calls.map(([one]) => String(one?.queryKey));
    refresh(about("FR_S01_002"));
    vi.advanceTimersByTime(1000);
    expect(keys()).toContain(String(key("PRJ_1", "frame", "FR_S01_002")));
    expect(keys()).toContain(String(key("PRJ_1", "frame", "all")));
    expect(keys()).not.toContain(String(key("PRJ_1", "frame")));
    refresh(about("FR_S01_002", { scope: "scene" }));
    vi.advanceTimersByTime(1000);
    expect(keys()).toContain(String(key("PRJ_1", "frame")));
  });

  it("lets the variants of a frame be read again, and nothing else of it until one is picked", () => {
    const client = new QueryClient();
    const asked = vi.spyOn(client, "invalidateQueries");
    const refresh = refresher(client, "PRJ_1");
    const keys = () => asked.mock.calls.map(([one]) => String(one?.queryKey));
    const about = (kind: string) => ({ name: "event", data: { kind, subject: "FR_S01_002", body: {} } });
    refresh(about("candidate.stored"));
    refresh(about("candidate.judged"));
    vi.advanceTimersByTime(1000);
    expect(keys().toSorted()).toEqual(
      [key("PRJ_1", "event"), key("PRJ_1", "frame", "FR_S01_002", "candidates")].map(String).toSorted(),
    );
    asked.mockClear();
    refresh(about("candidate.picked"));
    vi.advanceTimersByTime(1000);
    expect(keys()).toContain(String(key("PRJ_1", "frame", "FR_S01_002")));
    expect(keys()).toContain(String(key("PRJ_1", "timeline")));
  });

  it("moves a job that somebody watches, without asking for it", () => {
    const client = new QueryClient();
    const asked = vi.spyOn(client, "invalidateQueries");
    const refresh = refresher(client, "PRJ_1");
    client.setQueryData(key("PRJ_1", "job", "job_1"), { job_id: "job_1", state: "queued", about: ["S01"] });
    const progress = { percent: 40 };
    refresh({ name: "progress", data: { job_id: "job_1", state: "running", progress } });
    refresh({ name: "progress", data: { job_id: "job_2", state: "running", progress } });
    vi.advanceTimersByTime(1000);
    expect(client.getQueryData(key("PRJ_1", "job", "job_1"))).toEqual({
      job_id: "job_1",
      state: "running",
      about: ["S01"],
      progress,
    });
    expect(client.getQueryData(key("PRJ_1", "job", "job_2"))).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
  });
});
