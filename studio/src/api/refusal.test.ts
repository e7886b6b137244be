import { describe, expect, it } from "vitest";

import { refusalOf } from "./refusal";

const answer = (status: number, body: string) => new Response(body, { status, statusText: "Bad Gateway" });

describe("a refusal", () => {
  it("is told in the server's words, with its hint and its problems", async () => {
    const hint = { text: "`render` it first", words: "{} it first", steps: [] };
    const told = {
      code: "not-rendered",
      detail: "FR_S01_001 has no picture",
      hint,
      problems: [{ message: "no" }],
    };
    const refusal = await refusalOf(answer(409, JSON.stringify(told)));
    expect([refusal.status, refusal.code, refusal.message]).toEqual([409, told.code, told.detail]);
    expect(refusal.hint).toEqual(hint);
    expect(refusal.problems).toHaveLength(1);
    expect(refusal.isUnreachable).toBe(false);
  });

  it("of a proxy, which speaks otherwise, is known by its status", async () => {
    const refusal = await refusalOf(answer(502, "<html>"));
    expect([refusal.code, refusal.message, refusal.isUnreachable]).toEqual(["http-502", "Bad Gateway", true]);
  });

  it("of a guarded change says that somebody was first", async () => {
    expect((await refusalOf(answer(412, "{}"))).isStale).toBe(true);
  });
});
