import { describe, expect, it } from "vitest";

import * as de from "../../words/de";
import * as en from "../../words/en";
import { outcomeTold } from "./outcome";

const job = (operation: string, answer: object | null, state = "done", problem: object | null = null) =>
  ({ operation, state, answer, problem }) as unknown as Parameters<typeof outcomeTold>[0];
const told = (...about: Parameters<typeof job>) => outcomeTold(job(...about), en);

/** The answer of a check: so many pictures each. */
function checked(...those: [verdict: string, n: number, how?: "known" | "warned"][]) {
  const frames = those.flatMap(([verdict, n, how]) =>
    Array.from({ length: n }, () => ({
      verdict,
      cached: how === "known",
      findings: [{ outcome: how === "warned" ? "warned" : "passed" }],
    })),
  );
  return { frames, passed: 0 };
}

describe("what came of a job", () => {
  it("says of a check how it went, and leads to those that differ", () => {
    expect(told("check", checked(["passed", 16]))).toEqual({
      text: "16 pictures checked: all passed",
      tone: "good",
    });
    // Where some differ the job counts as one that went badly.
    expect(told("check", checked(["passed", 14], ["quarantined", 2]), "failed")).toMatchObject({
      text: "16 pictures checked: 14 passed, 2 differ",
      look: { page: "consistency" },
    });
    const all = checked(["passed", 14], ["quarantined", 1], ["not judged", 1]);
    expect(outcomeTold(job("check", all), de).text).toBe(
      "16 Bilder geprüft: 14 bestanden, 1 weicht ab, 1 nicht beurteilt",
    );
  });

  it("tells apart what was checked now and what was known, and keeps no warning back", () => {
    const some = checked(["passed", 4], ["passed", 1, "warned"], ["passed", 22, "known"]);
    expect(told("check", some).text).toBe(
      "5 pictures checked: all passed, 1 with a warning; 22 pictures were checked before",
    );
    const known = checked(["passed", 3, "known"], ["quarantined", 1, "known"]);
    expect(told("check", known)).toMatchObject({
      text: "Nothing was new: 4 pictures were checked before, 1 differs",
      look: { page: "consistency" },
    });
  });

  it("says of a render how many were drawn, and leads to the jobs where some were not", () => {
    expect(told("render", { rendered: [{}, {}], failed: [] }).text).toBe("2 frames drawn");
    expect(told("render", { rendered: [{}], failed: [], draft: true }).text).toBe("1 draft drawn");
    expect(told("render", { rendered: [{}, { same_as: 1 }, { same_as: null }] }).text).toBe(
      "3 frames drawn; 1 of them looks as before, because nothing of what changed is drawn",
    );
    expect(told("render", { rendered: [{}], failed: [{}] }, "failed")).toMatchObject({
      text: "1 frame drawn, 1 not",
      tone: "bad",
      look: { page: "jobs" },
    });
  });

  it("leads from drawn assets to their lock", () => {
    const assets = [{ take: "t001", failed: [] }, { take: "t001" }, { take: null }];
    expect(told("generate", { assets })).toMatchObject({
      text: "2 assets drawn: look at them and lock them",
      look: { page: "assets" },
    });
    expect(told("lock", { assets }).text).toBe("3 assets locked");
  });

  it("says why there is nothing, and that it was stopped", () => {
    expect(told("render", null, "failed", { detail: "No server answers." })).toMatchObject({
      text: "Render: No server answers.",
      tone: "bad",
    });
    const step = { operation: "generate", method: "POST", href: "/v1/projects/PRJ_001/assets:generate" };
    const problems = [
      { message: "ENV_Library: there are no pictures of it", hint: { text: "", steps: [step] } },
    ];
    const refused = { detail: "nothing was locked: one asset cannot be", problems };
    expect(told("lock", null, "failed", refused)).toMatchObject({
      text: "Lock assets: nothing was locked: one asset cannot be: ENV_Library: there are no pictures of it",
      step,
    });
    expect(told("render", null, "cancelled").text).toBe("Render: stopped");
  });
});
