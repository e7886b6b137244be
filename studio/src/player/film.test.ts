import { describe, expect, it } from "vitest";

import { captionAt, partsOf } from "./captions";
import { edge, panelAt, type Film, type Panel } from "./film";
import { rateOf, timecode } from "./timecode";

const panel = (number: number, start: number, duration: number, ...said: string[]): Panel => ({
  name: `FR_S01_00${number}`,
  frameId: `FR_S01_00${number}`,
  shot: `${number}A`,
  start,
  duration,
  transition: "cut",
  transitionFrames: 0,
  move: null,
  speeches: said.map((text) => ({ speaker: "Asha", text })),
  version: 1,
});
const film = (...panels: Panel[]): Film => ({
  rate: rateOf("24"),
  length: panels.reduce((end, one) => Math.max(end, one.start + one.duration), 0),
  size: { width: 16, height: 9 },
  aspect: 16 / 9,
  panels,
  sounds: [],
});

describe("a film", () => {
  const three = film(panel(1, 0, 10), panel(2, 10, 1), panel(3, 11, 20));

  it("has one panel at each frame", () => {
    expect([0, 9, 10, 11, 30, 99].map((frame) => panelAt(three, frame))).toEqual([0, 0, 1, 2, 2, 2]);
    expect(panelAt(film(), 5)).toBe(0);
  });

  it("is walked from cut to cut", () => {
    expect([edge(three, 4, -1), edge(three, 10, -1), edge(three, 4, 1), edge(three, 12, 1)]).toEqual([
      0, 0, 10, 30,
    ]);
  });

  it("is counted as the exports count", () => {
    expect(timecode(1934, rateOf("24"))).toBe("00:01:20:14");
    expect([1799, 1800, 17982].map((frame) => timecode(frame, rateOf("30000/1001")))).toEqual([
      "00:00:59;29",
      "00:01:00;02",
      "00:10:00;00",
    ]);
    expect(timecode(24, rateOf("24000/1001"))).toBe("00:00:01:00");
  });
});

describe("captions", () => {
  it("share the time of their panel by their length", () => {
    const said = film(panel(1, 0, 10), panel(2, 10, 60, "Yes.", "I never said that it would be easy here."));
    expect(captionAt(said, 9)).toBeNull();
    expect(captionAt(said, 10)?.text).toBe("Yes.");
    expect(captionAt(said, 69)?.text).toMatch(/^I never/);
    const turn = Array.from({ length: 60 }, (_, at) => captionAt(said, 10 + at)?.text).indexOf(
      "I never said that it would be easy here.",
    );
    expect(turn).toBe(Math.ceil((60 * 12) / (12 + 48)));
  });

  it("are read in two lines and lose no word", () => {
    const long = Array.from({ length: 60 }, (_, at) => `word${at}`).join(" ");
    const parts = partsOf(long, 10);
    expect(Math.max(...parts.map((one) => one.length))).toBeLessThanOrEqual(84);
    expect(parts.join(" ")).toBe(long);
    expect(partsOf("short", 1)).toEqual(["short"]);
  });
});
