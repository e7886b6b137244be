import { describe, expect, it } from "vitest";

import type { EntryRow, TimelineAnswer } from "../../api/schema";
import { rateOf } from "../../player/timecode";
import { moved, neighbours, ownLength, placeAt, placeBeside, takenOut, withHold, withLength } from "./edits";
import { joined, met } from "./marker-met";
import { measure } from "./peaks";
import { anchorAt, markerMoved, soundMoved, withIds, withPlacing } from "./places";
import { fitting, inSight, sceneRuns, tick, zoomed } from "./scale";

const row = (name: string, start: number, length: number, more: Partial<EntryRow> = {}) =>
  ({
    frame_id: name,
    use: 1,
    start_frame: start,
    duration_frames: length,
    hold: 0,
    trim: 0,
    out: false,
    ...more,
  }) as EntryRow;
const cut = () =>
  ({
    entries: [row("FR_S01_001", 0, 10), row("FR_S01_002", 10, 20), row("FR_S02_001", 30, 5)],
    markers: [{ name: "turn", entry: "FR_S02_001", offset: 2, frame: 32 }],
    audio: [{ path: "a.wav", entry: "FR_S01_002", first_frame: 4, frame: 4 }],
    frames: 35,
  }) as unknown as TimelineAnswer;
const names = (one: TimelineAnswer) => one.entries.map((e) => e.frame_id.slice(-5));

describe("a change that is shown before it is answered", () => {
  it("moves all that follows, with its markers and sounds", () => {
    const longer = withLength(cut(), "FR_S01_001", 16);
    expect(longer.entries.map((one) => one.start_frame)).toEqual([0, 16, 36]);
    expect([longer.frames, longer.markers[0]?.frame, longer.audio[0]?.first_frame]).toEqual([41, 38, 10]);
    expect(withLength(cut(), "FR_S01_001", -3).frames).toBe(26);
  });

  it("puts an entry elsewhere, and says where that is", () => {
    expect(names(moved(cut(), ["FR_S02_001"], { before: "FR_S01_001" }))[0]).toMatch("2_001");
    expect(placeAt(cut(), ["FR_S01_001"], 3)).toEqual({ after: "FR_S02_001" });
    expect(placeAt(cut(), ["FR_S01_001"], 2)).toEqual({ before: "FR_S02_001" });
    expect([placeAt(cut(), ["FR_S01_001"], 0), placeAt(cut(), ["FR_S01_001"], 1)]).toEqual([null, null]);
  });

  it("takes an entry out, and knows whether another one still stands where it stood", () => {
    expect(takenOut(cut(), ["FR_S01_002"]).frames).toBe(15);
    const now = takenOut(cut(), ["FR_S01_001"]);
    expect(neighbours(now, "FR_S02_001")).toBe(neighbours(cut(), "FR_S02_001"));
    expect(neighbours(now, "FR_S01_002")).not.toBe(neighbours(cut(), "FR_S01_002"));
  });

  it("asks for the length that is left beside hold and trim", () => {
    expect(ownLength(row("a", 0, 80, { hold: 12, trim: 2 }), 81)).toBe(71);
    expect(ownLength(row("a", 0, 80, { hold: 90 }), 5)).toBe(1);
  });
});

describe("several entries", () => {
  const [one, two, three] = ["FR_S01_001", "FR_S01_002", "FR_S02_001"] as const;

  it("are carried together, in their order", () => {
    expect(names(moved(cut(), [three, one], { after: two }))).toEqual(["1_002", "1_001", "2_001"]);
    expect(placeAt(cut(), [one, two], 3)).toEqual({ after: three });
    expect(placeAt(cut(), [one, two], 1)).toBeNull();
    expect(placeAt(cut(), [one, three], 1)).toEqual({ before: two });
    expect(placeAt(cut(), [one, two, three], 0)).toBeNull();
  });

  it("go one place earlier or later as a block", () => {
    expect(placeBeside(cut(), [two, three], -1)).toEqual({ before: one });
    expect(placeBeside(cut(), [one, two], 1)).toEqual({ after: three });
    expect([placeBeside(cut(), [one], -1), placeBeside(cut(), [three], 1)]).toEqual([null, null]);
  });

  it("are taken out and held at once", () => {
    expect(takenOut(cut(), [one, three]).frames).toBe(20);
    const held = withHold(withHold(cut(), [one, two], 4), [two], 6);
    expect(held.entries.map((e) => e.duration_frames)).toEqual([14, 26, 5]);
  });
});

describe("markers and sounds", () => {
  const sound = (more: object = {}) => ({
    path: "a.wav",
    entry: "FR_S01_002",
    first_frame: 4,
    frame: 4,
    gain_db: -3,
    skip: 0,
    duration_frames: null,
    fade_in: 0,
    fade_out: 0,
    ...more,
  });
  const heard = (...audio: object[]) => ({ ...cut(), audio }) as TimelineAnswer;
  const asked = (changes: ReturnType<typeof soundMoved>) =>
    changes.map(({ verb, body }) => {
      const { at, offset } = body as { at?: string | null; offset?: string };
      return [verb, at, offset];
    });

  it("stand on the entry that is played there", () => {
    expect(anchorAt(cut(), 12)).toEqual({ entry: "FR_S01_002", offset: 2 });
    expect(anchorAt(cut(), -5)).toEqual({ entry: "FR_S01_001", offset: -5 });
    expect(anchorAt(cut(), 99)).toEqual({ entry: "FR_S02_001", offset: 69 });
  });

  it("are held where the pointer is, and keep their id on another entry", () => {
    const [marker] = withIds(cut().markers);
    const shown = withPlacing(cut(), { kind: "marker", id: marker?.id ?? "", frame: 3 });
    expect(shown.markers[0]?.frame).toBe(3);
    expect(withIds([{ ...shown.markers[0]!, entry: "FR_S01_001" }])[0]?.id).toBe(marker?.id);
  });

  it("move a marker, and leave others of its name where they are", () => {
    const [first] = cut().markers;
    const twice = { ...cut(), markers: [{ ...first!, entry: "FR_S01_001", offset: 1, frame: 1 }, first!] };
    expect(asked(markerMoved(twice, first!, 33))).toEqual([["marker", "FR_S02_001", "3"]]);
    expect(asked(markerMoved(twice, first!, 12))).toEqual([
      ["unmarker", undefined, undefined],
      ["marker", "FR_S01_001", "1"],
      ["marker", "FR_S01_002", "2"],
    ]);
    expect(asked(markerMoved(twice, first!, 999))).toEqual([["marker", "FR_S02_001", "4"]]);
  });

  it("lay a sound where it is dropped, and lose nothing of it", () => {
    const whole = heard(sound());
    expect(asked(soundMoved(whole, whole.audio[0]!, 11))).toEqual([["audio", "FR_S01_002", "1"]]);
    expect(asked(soundMoved(whole, whole.audio[0]!, 3))).toEqual([
      ["unaudio", undefined, undefined],
      ["audio", "FR_S01_001", "3"],
    ]);
    const faded = heard(sound({ fade_in: 12 }));
    expect(asked(soundMoved(faded, faded.audio[0]!, 3))).toEqual([["audio", "FR_S01_002", "-7"]]);
    const music = heard(sound({ entry: "" }));
    expect(asked(soundMoved(music, music.audio[0]!, 20))).toEqual([["audio", null, "20"]]);
  });
});

describe("the scale", () => {
  it("keeps what is below the pointer where it is", () => {
    const next = zoomed(2, 1000, 300, 1.5, 0.1);
    expect(next.scale).toBe(3);
    expect((next.left + 300) / next.scale).toBeCloseTo((1000 + 300) / 2, 9);
    expect(zoomed(20, 0, 0, 10, 0.1).scale).toBe(24);
    expect(zoomed(1, 500, 0, 0.001, fitting(1200, 2400)).scale).toBe(0.5);
  });

  it("knows what is in sight without looking at the others", () => {
    const rows = Array.from({ length: 5000 }, (_, at) => row(`FR_S01_${at}`, at * 10, 10));
    expect(inSight(rows, 95, 130)).toEqual([9, 13]);
    expect(inSight(rows, 0, 5)).toEqual([0, 1]);
    expect(inSight([], 0, 5)).toEqual([0, 0]);
  });

  it("numbers the ruler as densely as it can be read", () => {
    for (const scale of [24, 8, 1, 0.2, 0.01]) {
      const { number, line } = tick(scale, rateOf("24"));
      expect(number * scale).toBeGreaterThanOrEqual(84);
      expect(number % line).toBe(0);
    }
    expect(tick(1, rateOf("24")).number % 24).toBe(0);
  });

  it("has a block for each run of a scene", () => {
    expect(sceneRuns(cut().entries)).toEqual([
      { scene: "S01", start: 0, end: 30 },
      { scene: "S02", start: 30, end: 35 },
    ]);
  });
});

it("a waveform keeps the loudest sample of each part, however it is cut into parts", () => {
  const samples = Float32Array.from([0.1, -0.5, 0.2, 0, 0.9, -0.1, 0.3]);
  const peaks = new Float32Array(3);
  measure(samples, 0, 4, 3, peaks);
  measure(samples, 4, 7, 3, peaks);
  expect([...peaks].map((one) => Number(one.toFixed(2)))).toEqual([0.5, 0.9, 0.3]);
});

describe("a marker that two people change", () => {
  const began = { name: "turn", color: "green" as const, note: "" };

  it("keeps what only one of them changed", () => {
    const now = { ...began, color: "red" as const };
    expect(met(began, { ...began, note: "mine" }, now)).toEqual([]);
    expect(joined(began, { ...began, note: "mine" }, now)).toEqual({ ...now, note: "mine" });
  });

  it("says what both changed", () => {
    expect(met(began, { ...began, note: "mine" }, { ...began, note: "theirs" })).toEqual(["note"]);
  });
});
