import { describe, expect, it } from "vitest";

import type { Appearance, Appearances } from "../assets/data";
import { boxOf, heavier, pointsOf, regionsOf, summed, windowOn, worstFirst } from "./measures";

const PART = {
  score: 0.9,
  mean: 0.98,
  threshold: 0.9,
  warn: 0.92,
  p_value: 0.1,
  reference: "assets/CHAR_001/v1/front.png",
};

const row = (frame: string, drift: number | null, more: Partial<Appearance> = {}): Appearance => ({
  frame_id: frame,
  shot: frame,
  render_version: 1,
  render_state: "fresh",
  review_status: "waiting",
  verdict: "passed",
  picture: null,
  scene_id: "S01",
  sha256: "",
  checked: drift !== null,
  outcome: drift === null ? "" : drift > 1 ? "failed" : "passed",
  excused: null,
  drift,
  width: 1344,
  height: 768,
  box: null,
  parts:
    drift === null
      ? []
      : [
          { ...PART, region: "head", box: [100, 100, 200, 200], outcome: "passed", drift: drift / 2 },
          {
            ...PART,
            region: "body",
            box: [80, 200, 220, 400],
            outcome: drift > 1 ? "failed" : "passed",
            drift,
          },
        ],
  findings: [],
  locked: null,
  embedder: "basic-v1",
  ...more,
});

const told = (rows: Appearance[]) => ({ rows }) as unknown as Appearances;
const FILM = told([row("A", 0.1), row("B", 1.4), row("C", null), row("D", 1.8, { excused: "a nightmare" })]);

describe("appearances", () => {
  it("are the part that is farthest from the lock, or the one that is asked for", () => {
    expect(pointsOf(FILM, null).map((one) => one.drift)).toEqual([0.1, 1.4, null, 1.8]);
    expect(pointsOf(FILM, "head").map((one) => [one.row.frame_id, one.drift])).toEqual([
      ["A", 0.05],
      ["B", 0.7],
      ["D", 0.9],
    ]);
    expect(regionsOf(FILM)).toEqual(["head", "body"]);
  });

  it("come with what fails first; what is excused does not fail", () => {
    expect(worstFirst(pointsOf(FILM, null)).map((one) => one.row.frame_id)).toEqual(["B", "D", "A", "C"]);
    expect(summed(pointsOf(FILM, null))).toMatchObject({
      frames: 4,
      failed: 1,
      warned: 0,
      alike: 1, // the excused one is measured, and not like the lock
      measured: 3,
      unseen: 1,
      worst: 1.8,
    });
  });

  it("that nobody checked are told apart from those that show nothing to measure, and from none", () => {
    const rows = [
      row("A", null),
      row("B", null, { verdict: "not checked" }),
      row("C", null, { verdict: "", render_version: null }),
    ];
    expect(pointsOf(told(rows), null).map((one) => one.standing)).toEqual(["unseen", "unknown", "undrawn"]);
  });

  it("that the check lets pass beyond the limit neither fail nor count as far", () => {
    const points = pointsOf(told([row("A", 0.2), row("B", 1.6, { outcome: "passed" })]), null);
    expect(points.map((one) => one.standing)).toEqual(["passed", "spared"]);
    expect(summed(points)).toMatchObject({ failed: 0, worst: 0.2 });
    expect(worstFirst(points).map((one) => one.row.frame_id)).toEqual(["B", "A"]);
  });

  it("that are all nearer to the lock than usual stray by nothing at most", () => {
    expect(summed(pointsOf(told([row("A", -0.01), row("B", -0.2)]), null)).worst).toBe(0);
    expect(summed(pointsOf(told([row("A", null)]), null)).worst).toBeNull();
  });

  it("of the worst character stand before others", () => {
    const good = summed(pointsOf(told([row("A", 0.9)]), null));
    const bad = summed(pointsOf(told([row("B", 1.2)]), null));
    expect([good, bad].toSorted(heavier)).toEqual([bad, good]);
  });
});

describe("a crop", () => {
  it("holds all parts, or the one that is asked for", () => {
    const [point] = pointsOf(FILM, null);
    if (!point) throw new Error("no point");
    expect(boxOf(point, null)).toEqual({ left: 80, top: 100, right: 220, bottom: 400 });
    expect(boxOf(point, "head")).toEqual({ left: 100, top: 100, right: 200, bottom: 200 });
  });

  it("has the shape of its window and stays inside the picture", () => {
    for (const box of [
      null,
      { left: 0, top: 0, right: 40, bottom: 700 },
      { left: 1300, top: 700, right: 1344, bottom: 768 },
    ]) {
      const { left, top, right, bottom } = windowOn(box, 1344, 768, 0.8);
      expect((right - left) / (bottom - top)).toBeCloseTo(0.8);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(1344.001);
      expect(bottom).toBeLessThanOrEqual(768.001);
    }
  });
});
