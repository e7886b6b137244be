import { beforeEach, describe, expect, it } from "vitest";

import type { Film } from "./film";
import { partOf } from "./sounds";
import { rateOf, secondsOf } from "./timecode";
import { Transport, type Band, type Clock } from "./transport";

class Hand implements Clock {
  seconds = 0;
  era = 1;
  now = () => this.seconds;
  soon = () => this.seconds + 0.02;
  wake = () => Promise.resolve();
}

class Heard implements Band {
  begun: [number, number][] = [];
  stops = 0;
  play = (_film: Film, frame: number, when: number) => {
    this.begun.push([frame, when]);
    return Promise.resolve();
  };
  stop = () => void (this.stops += 1);
}

const filmOf = (length: number, fps = "24", panel = 48): Film => ({
  rate: rateOf(fps),
  length,
  size: { width: 16, height: 9 },
  aspect: 16 / 9,
  panels: Array.from({ length: Math.ceil(length / panel) }, (_, at) => ({
    name: `FR_S01_${at}`,
    frameId: `FR_S01_${at}`,
    shot: String(at),
    start: at * panel,
    duration: Math.min(panel, length - at * panel),
    transition: "cut",
    transitionFrames: 0,
    move: null,
    speeches: [],
    version: 1,
  })),
  sounds: [],
});

describe("the playhead", () => {
  let clock: Hand;
  let band: Heard;
  beforeEach(() => {
    clock = new Hand();
    band = new Heard();
  });
  const settled = () => Promise.resolve().then(() => undefined);
  const wait = (transport: Transport, seconds: number) => {
    clock.seconds += seconds;
    return transport.tick();
  };

  it.each(["24", "24000/1001", "30000/1001"])(
    "is where the sound is over five minutes at %s, whatever pictures are late",
    async (fps) => {
      const length = Math.floor((300 * rateOf(fps).over) / rateOf(fps).under);
      const transport = new Transport(filmOf(length + 100, fps), clock, band);
      transport.play();
      await settled();
      const began = band.begun[0]?.[1] ?? 0;
      let late = 0;
      for (let at = 0; clock.seconds < 300; at += 1) {
        clock.seconds += at % 97 === 0 ? 0.31 : 0.0167; // a browser that now and then has no time
        const heard = ((clock.seconds - began) * rateOf(fps).over) / rateOf(fps).under;
        late = Math.max(late, Math.abs(transport.tick() - Math.max(0, Math.floor(heard + 1e-6))));
      }
      expect(late).toBe(0);
      expect(band.begun).toHaveLength(1);
    },
  );

  it("steps by frames and by cuts, and stands then", async () => {
    const transport = new Transport(filmOf(200), clock, band);
    transport.play();
    await settled();
    wait(transport, 1.02);
    transport.step(1);
    expect(transport.get()).toMatchObject({ frame: 25, speed: 0 });
    transport.stepPanel(1);
    transport.stepPanel(1);
    expect(transport.get().frame).toBe(96);
    transport.stepPanel(-1);
    expect(transport.get().frame).toBe(48);
    transport.step(-99);
    expect(transport.get().frame).toBe(0);
  });

  it("goes back by J and faster with each press, without sound", async () => {
    const transport = new Transport(filmOf(480), clock, band);
    transport.seek(400);
    transport.shuttle(-1);
    transport.shuttle(-1);
    await settled();
    expect(transport.get().speed).toBe(-2);
    expect(wait(transport, 2.02)).toBe(400 - 96);
    expect(band.begun).toEqual([]);
    transport.shuttle(1);
    expect(transport.get().speed).toBe(1);
  });

  it("stays in its range, and goes round in it", async () => {
    const transport = new Transport(filmOf(480), clock, band);
    transport.seek(48);
    transport.mark("from");
    transport.seek(95);
    transport.mark("to");
    transport.play();
    await settled();
    expect(transport.get().frame).toBe(48);
    expect(wait(transport, 2.5)).toBe(95);
    expect(transport.get().speed).toBe(0);
    transport.loop(true);
    transport.play();
    await settled();
    expect(wait(transport, 2.03)).toBe(48);
    expect(transport.get().speed).toBe(1);
  });

  it("goes on where it is when the film is cut, and when the clock becomes another", async () => {
    const transport = new Transport(filmOf(480), clock, band);
    transport.play();
    await settled();
    wait(transport, 3.02);
    transport.show(filmOf(400));
    await settled();
    expect(band.begun.at(-1)?.[0]).toBe(72);
    expect(wait(transport, 1.02)).toBe(96);
    clock.era = 0;
    clock.seconds = 7000;
    transport.tick();
    expect(wait(transport, 1.02)).toBe(120);
    transport.show(filmOf(50));
    expect(transport.get().frame).toBe(49);
  });
});

describe("a sound", () => {
  const film = filmOf(480);
  const sound = { path: "a.wav", start: 24, skip: 12, duration: null, gainDb: 0, fadeIn: 0, fadeOut: 0 };

  it("begins where the cut says, or in its middle", () => {
    expect(partOf(film, sound, 10, 0)).toEqual({ wait: 1, offset: 0.5, sounded: 0, length: 9.5 });
    expect(partOf(film, sound, 10, 48)).toEqual({ wait: 0, offset: 1.5, sounded: 1, length: 8.5 });
    expect(partOf(film, sound, 10, 300)).toBeNull();
  });

  it("ends with its length, its file or the film, and may begin before the film does", () => {
    expect(partOf(film, { ...sound, duration: 48 }, 10, 0)?.length).toBe(2);
    expect(partOf(film, sound, 100, 0)?.length).toBe(secondsOf(480 - 24, film.rate));
    expect(partOf(film, { ...sound, start: -24 }, 10, 0)).toMatchObject({ wait: 0, offset: 1.5 });
  });
});
