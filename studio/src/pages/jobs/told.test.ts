import { describe, expect, it } from "vitest";

import type { JobView } from "../../api/schema";
import * as en from "../../words/en";
import { moved } from "./data";
import { newest } from "./previewed";
import { costOf, duration, outcomeOf, progressOf, troublesOf } from "./told";

const job = (more: Partial<JobView>): JobView => ({
  job_id: "job_1",
  project_id: "PRJ_001",
  operation: "render",
  about: [],
  state: "failed",
  actor: "Ann Rao <ann@example.org>",
  attempt: 1,
  created_at: "2026-11-30T12:00:00Z",
  started_at: "2026-11-30T12:00:01Z",
  finished_at: "2026-11-30T12:00:05Z",
  stop_wanted: false,
  dead: false,
  retry_of: null,
  progress: {},
  answer: null,
  problem: null,
  ...more,
});

describe("what a job tells", () => {
  it("is the server's own words about what went wrong, each with its mend", () => {
    const hint = { text: "set SB_COMFY_SERVERS there", words: "set SB_COMFY_SERVERS there", steps: [] };
    const failed = job({ problem: { detail: "no ComfyUI server is named", hint } });
    expect(troublesOf(failed)).toEqual([{ text: "no ComfyUI server is named", hint }]);
    const partly = job({
      answer: {
        rendered: [{ frame_id: "FR_S01_001", render_version: 1, seconds: 2.5 }],
        failed: [{ frame_id: "FR_S01_002", message: "out of memory", hint: null }],
        problems: [{ message: "edited since", where: { path: "scripts/a.fountain", line: 4 } }],
      },
    });
    expect(troublesOf(partly)).toEqual([
      { where: "FR_S01_002", text: "out of memory" },
      { where: "scripts/a.fountain:4", text: "edited since" },
    ]);
    expect(outcomeOf(partly, en)).toBe("1 drawn · 1 not drawn");
    expect(costOf(partly)).toBe(2.5);
    expect(costOf(failed)).toBe(4);
  });

  it("is no work of its own what an attempt before drew", () => {
    const rendered = [
      { frame_id: "FR_S01_001", render_version: 1, seconds: 9, earlier: true },
      { frame_id: "FR_S01_002", render_version: 1, seconds: 2, earlier: false },
    ];
    const again = job({ state: "done", answer: { rendered } });
    expect(outcomeOf(again, en)).toBe("1 drawn · 1 drawn before");
    expect(costOf(again)).toBe(2);
  });

  it("says once what is said twice, and where more of a server's words are", () => {
    const said = "empty: color: 7 is bigger than 5";
    expect(troublesOf(job({ problem: { detail: said, problems: [{ message: said }] } }))).toEqual([
      { text: said },
    ]);
    const hint = { text: "tells more", steps: [{ operation: "jobs.show", body: { job: "05d17c41" } }] };
    const failed = [{ frame_id: "FR_S01_002", message: "FR_S01_002: node scale failed", hint }];
    expect(troublesOf(job({ answer: { failed } }))).toEqual([
      { where: "FR_S01_002", text: "node scale failed", drawing: "05d17c41" },
    ]);
  });

  it("shows a picture under way of each frame, of as many as are made at once", () => {
    const of = (subject: string, src: string) => ({ subject, src });
    const two = newest([of("A", "1")], of("B", "2"), 2);
    expect(newest(two, of("A", "3"), 2)).toEqual([of("A", "3"), of("B", "2")]);
    expect(newest(two, of("C", "4"), 2)).toEqual([of("B", "2"), of("C", "4")]);
    expect(newest(two, of("C", "4"), 0)).toEqual([of("C", "4")]);
  });

  it("has a pace only where one was measured", () => {
    expect(progressOf(job({ progress: { done: 1, total: 5, percent: 20 } })).eta).toBeNull();
    expect(progressOf(job({ progress: { eta_seconds: 170 } })).eta).toBe(170);
    expect([4.26, 12.4, 170, 3600, 3900].map(duration)).toEqual([
      "4.3 s",
      "12 s",
      "3 min",
      "1 h",
      "1 h 5 min",
    ]);
  });

  it("moves with a message that names it, and no other job does", () => {
    const known = [job({ state: "queued" }), job({ job_id: "job_2", state: "queued" })];
    const now = moved(known, { job_id: "job_2", state: "running", progress: { percent: 40 } });
    expect(now[0]).toBe(known[0]);
    expect(now[1]).toMatchObject({ state: "running", progress: { percent: 40 } });
  });
});
