/**
 * The playhead: where it is, how fast it goes, and the clock that it follows. While the film plays, the clock is that
 * of the sound (`AudioContext.currentTime`), and a picture is what the sound is at: pictures that come late are left
 * out, and never put both apart.
 */
import { edge, type Film } from "./film";
import { perSecond } from "./timecode";

/** Seconds that only go on; the sound's while it runs, else the browser's. */
export interface Clock {
  now(): number;
  /** When what is asked to sound now is heard. */
  soon(): number;
  /** Another number where the seconds are those of another clock. */
  readonly era: number;
  /** Asks for the sound, which browsers give only to whoever pressed something. */
  wake(): Promise<void>;
}

/** Something that sounds while the film goes at its own speed. */
export interface Band {
  play(film: Film, frame: number, when: number, isWanted: () => boolean): Promise<void>;
  stop(): void;
}

export interface Range {
  from: number;
  /** The first frame after it. */
  to: number;
}

export interface State {
  frame: number;
  /** 0 stands; 1 is the film's own speed, below 0 it goes backwards. */
  speed: number;
  range: Range | null;
  loops: boolean;
}

const FASTEST = 8;

export class Transport {
  private state: State = { frame: 0, speed: 0, range: null, loops: false };
  private anchor = { frame: 0, at: 0, era: 0 };
  private turn = 0;
  private readonly heard = new Set<() => void>();

  constructor(
    private film: Film,
    private readonly clock: Clock,
    private readonly band: Band | null = null,
  ) {}

  readonly subscribe = (one: () => void): (() => void) => {
    this.heard.add(one);
    return () => void this.heard.delete(one);
  };
  readonly get = (): State => this.state;

  get length(): number {
    return this.film.length;
  }

  /** The film as it is now: somebody cut it. The playhead stays where it is, and play goes on. */
  show(film: Film): void {
    this.film = film;
    const { frame, range } = this.state;
    const last = Math.max(0, film.length - 1);
    if (range && range.from > last) this.put({ range: null });
    if (frame > last) this.seek(last);
    else if (this.state.speed) this.begin(this.state.speed);
  }

  /** Where the playhead is now, by the clock; called before each picture. */
  tick(): number {
    const { speed } = this.state;
    if (!speed) return this.state.frame;
    if (this.clock.era !== this.anchor.era) this.anchored();
    const passed = Math.max(0, this.clock.now() - this.anchor.at);
    const exact = this.anchor.frame + passed * perSecond(this.film.rate) * speed;
    // A moment's rounding of the clock must not show the frame before.
    const frame = speed > 0 ? Math.floor(exact + 1e-6) : Math.ceil(exact - 1e-6);
    const { from, to } = this.bounds();
    if (speed > 0 && frame >= to) this.over(to - 1, from);
    else if (speed < 0 && frame < from) this.over(from, to - 1);
    else if ((frame - this.state.frame) * speed > 0) this.put({ frame });
    return this.state.frame;
  }

  seek(frame: number): void {
    const whole = Math.min(Math.max(0, Math.round(frame)), Math.max(0, this.film.length - 1));
    this.put({ frame: whole });
    if (this.state.speed) this.begin(this.state.speed);
  }

  step(frames: number): void {
    this.stop();
    this.seek(this.state.frame + frames);
  }

  stepPanel(direction: 1 | -1): void {
    this.seek(edge(this.film, this.state.frame, direction));
  }

  play(speed = 1): void {
    const { from, to } = this.bounds();
    const { frame } = this.state;
    if (speed > 0 && (frame >= to - 1 || frame < from)) this.put({ frame: from });
    if (speed < 0 && (frame <= from || frame >= to)) this.put({ frame: to - 1 });
    this.begin(speed);
  }

  stop(): void {
    if (!this.state.speed) return;
    this.turn += 1;
    this.band?.stop();
    this.put({ speed: 0 });
  }

  toggle(): void {
    if (this.state.speed) this.stop();
    else this.play();
  }

  /** L and J: forward and back, and faster each time. */
  shuttle(direction: 1 | -1): void {
    const { speed } = this.state;
    const faster = Math.sign(speed) === direction ? Math.min(Math.abs(speed) * 2, FASTEST) : 1;
    this.play(direction * faster);
  }

  /** I and O: the range begins with this frame, or ends with it. */
  mark(end: "from" | "to"): void {
    const { frame, range } = this.state;
    const whole = { from: 0, to: this.film.length };
    const next = { ...(range ?? whole), ...(end === "from" ? { from: frame } : { to: frame + 1 }) };
    if (next.from >= next.to) next[end === "from" ? "to" : "from"] = end === "from" ? whole.to : whole.from;
    this.put({ range: next });
  }

  setRange(range: Range | null): void {
    this.put({ range });
  }

  loop(loops = !this.state.loops): void {
    this.put({ loops });
  }

  private bounds(): Range {
    const { range } = this.state;
    return { from: range?.from ?? 0, to: Math.min(range?.to ?? Infinity, this.film.length) };
  }

  private over(last: number, first: number): void {
    const { speed, loops } = this.state;
    if (!loops) {
      this.stop();
      this.put({ frame: last });
      return;
    }
    this.put({ frame: first });
    this.begin(speed);
  }

  private begin(speed: number): void {
    this.turn += 1;
    const { turn } = this;
    this.band?.stop();
    this.anchored();
    if (speed !== this.state.speed) this.put({ speed });
    void this.clock.wake().then(() => {
      if (turn !== this.turn) return undefined;
      // Waking may have changed the clock: what is seen now is what begins.
      this.anchored();
      if (speed !== 1) return undefined;
      return this.band?.play(this.film, this.anchor.frame, this.anchor.at, () => turn === this.turn);
    });
  }

  private anchored(): void {
    this.anchor = { frame: this.state.frame, at: this.clock.soon(), era: this.clock.era };
  }

  private put(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const one of this.heard) one();
  }
}
