import { describe, expect, it } from "vitest";

import * as de from "../../words/de";
import * as en from "../../words/en";
import { outcomeTold } from "./outcome";

const job = (operation: string, answer: object | null, state = "done", problem: object | null = null) =>
  ({ operation, state, answer, problem }) as unknown as Parameters<typeof outcomeTold>[0];
const told = (...about: Parameters<typeof job>) => outcomeTold(job(...about), en);

describe("what came of a job", () => {
  it("says of a check how it went, and leads to those that differ", () => {
    expect(told("check", { passed: 16, quarantined: 0, not_judged: 0 })).toEqual({
      text: "16 pictures checked: all passed",
      tone: "good",
    });
    // Where some differ the job counts as one that went badly.
    expect(told("check", { passed: 14, quarantined: 2, not_judged: 0 }, "failed")).toMatchObject({
      text: "16 pictures checked: 14 passed, 2 differ",
      look: { page: "consistency" },
    });
    const german = outcomeTold(job("check", { passed: 14, quarantined: 1, not_judged: 1 }), de);
    expect(german.text).toBe("16 Bilder geprüft: 14 bestanden, 1 weicht ab, 1 nicht beurteilt");
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
    expect(told("render", null, "cancelled").text).toBe("Render: stopped");
  });
});
