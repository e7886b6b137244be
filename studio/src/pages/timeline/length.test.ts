import { describe, expect, it } from "vitest";

import { rateOf } from "../../player/timecode";
import { asSeconds, framesMeant, written } from "./length";

const film = rateOf("24");

describe("a length", () => {
  it("is said as seconds, with their sign or as on a clock", () => {
    const said = ["6s", "6 s", "2.5 s", "2,5 sek", "0:06", "1:12", "1:00:00", ".5s"];
    expect(said.map((one) => framesMeant(one, film))).toEqual([144, 144, 60, 60, 144, 1728, 86_400, 12]);
  });

  it("is said as frames of film, with their sign or as a bare number", () => {
    const said = ["144", " 144f ", "144 f", "144 frames", "144 Einzelbilder", "0"];
    expect(said.map((one) => framesMeant(one, film))).toEqual([144, 144, 144, 144, 144, 0]);
  });

  it("is neither, and then nothing is guessed", () => {
    const said = ["", "six", "2.5", "6m", "6sf", "-3", "1:75", "6s 12f", "1e3"];
    expect(said.map((one) => framesMeant(one, film))).toEqual(said.map(() => null));
  });

  it("follows the film's own rate, and is written so that it reads back", () => {
    const drop = rateOf("30000/1001");
    expect(framesMeant("10s", drop)).toBe(300);
    expect(asSeconds(144, film)).toBe("6");
    expect(framesMeant(written(72), film)).toBe(72);
    expect(written(null)).toBe("");
  });
});
