import { describe, expect, it } from "vitest";

import type { StatusAnswer } from "../../api/schema";
import { wantedOf } from "./next";

const film: StatusAnswer = {
  project_id: "PRJ_001",
  name: "Two Letters",
  root: ".",
  renderer: "preview",
  archived: false,
  scripts: 1,
  assets: 5,
  locked: 0,
  edited_since_compile: [],
  edited_since_lock: [],
  undrawn: ["CHAR_001"],
  sent_back: [],
  scenes: [],
  frames: 5,
  seconds: 20,
  render: {},
  verdicts: {},
  review: { waiting: 5 },
  needs: {},
  blockers: [],
  next: [],
} as unknown as StatusAnswer;

/** The film with what the server says to do next, by operations as its hints name them. */
function filmWith(what: Partial<StatusAnswer>, ...operations: string[]): StatusAnswer {
  const steps = operations.map((operation) => ({
    operation,
    method: "POST",
    href: `/v1/projects/PRJ_001:${operation}`,
    body: {},
    blanks: [],
  }));
  const next = [
    { why: "it helps", command: { text: "", words: "{}", steps } },
  ] as unknown as StatusAnswer["next"];
  return { ...film, ...what, next: operations.length > 0 ? next : [] };
}

describe("what is worth doing next", () => {
  it("is to lock assets where frames wait for them", () => {
    const found = wantedOf(filmWith({ needs: { blocked: 5 } }, "generate", "lock"));
    expect(found).toMatchObject({ name: "lock", count: 5, page: "assets" });
    expect(found?.step?.operation).toBe("generate");
  });

  it("is to look at assets and lock them where all of them are drawn", () => {
    const found = wantedOf(filmWith({ needs: { blocked: 5 }, undrawn: [] }, "generate", "lock"));
    expect(found).toEqual({ name: "lockDrawn", count: 5, page: "assets", of: "?which=waiting" });
  });

  it("speaks of drafts only where all frames are drafts", () => {
    const some = { needs: { blocked: 1, check: 4 }, locked: 4 };
    expect(wantedOf(filmWith(some, "generate", "lock"))).toMatchObject({ name: "lockSome", count: 1 });
    const all = { needs: { blocked: 5 }, verdicts: { passed: 4 }, locked: 4 };
    expect(wantedOf(filmWith(all, "generate", "lock"))?.name).toBe("lockSome");
  });

  it("is to lock anew where only specs were edited", () => {
    const found = wantedOf(filmWith({ locked: 5, edited_since_lock: ["CHAR_001"] }, "generate", "lock"));
    expect(found).toEqual({ name: "lockAnew", count: 1, page: "assets", of: "CHAR_001" });
    const two = filmWith({ locked: 5, edited_since_lock: ["CHAR_001", "CHAR_002"] }, "generate", "lock");
    expect(wantedOf(two)).toMatchObject({ name: "lockAnew", count: 2, of: "?which=waiting" });
  });

  it("is to render, to check, or to compile, with the request that does it", () => {
    expect(wantedOf(filmWith({ needs: { render: 3 } }, "render"))).toMatchObject({
      name: "render",
      count: 3,
    });
    expect(wantedOf(filmWith({ needs: { check: 2 } }, "check"))).toMatchObject({ name: "check", count: 2 });
    const edited = filmWith({ edited_since_compile: ["scripts/a.fountain"] }, "compile");
    expect(wantedOf(edited)).toMatchObject({ name: "compile", count: 1, step: { operation: "compile" } });
  });

  it("is to change something where frames were sent back: to draw them again as they are makes the same", () => {
    const found = wantedOf(filmWith({ sent_back: ["FR_S01_001"] }, "compile", "render"));
    expect(found).toEqual({ name: "sentBack", count: 1, page: "script" });
  });

  it("is to check before to change something, and says both", () => {
    const both = filmWith({ sent_back: ["FR_S01_001"], needs: { check: 3 } }, "compile", "render");
    const [back] = filmWith({}, "check").next;
    const found = wantedOf({ ...both, next: [...both.next, ...(back ? [back] : [])] });
    expect(found).toMatchObject({ name: "check", count: 3, sentBack: 1, step: { operation: "check" } });
  });

  it("is to look where frames differ from their locks", () => {
    const found = wantedOf(filmWith({ verdicts: { quarantined: 2, passed: 3 } }, "check"));
    expect(found).toEqual({ name: "differ", count: 2, page: "consistency" });
  });

  it("is nothing where the board itself is what to look at", () => {
    expect(wantedOf(filmWith({ needs: { decision: 5 } }, "review"))).toBeNull();
    expect(wantedOf(filmWith({}))).toBeNull();
  });
});
