/** The clock of the sound: what is heard now, and not what is only sent to the loudspeaker. */
import type { Clock } from "./transport";

const WAIT_MS = 400;
/** What is asked to sound at once begins so much later, so that all of it is heard. */
const LEAD_S = 0.02;
const SMOOTH = 0.02;

/** Made with the first Play: browsers give sound only to whoever pressed something. */
export class SoundClock implements Clock {
  private made: AudioContext | null = null;
  private late = 0;

  get context(): AudioContext | null {
    return this.made;
  }

  get era(): number {
    return this.made?.state === "running" ? 1 : 0;
  }

  now(): number {
    if (this.made?.state !== "running") return performance.now() / 1000;
    // The browser only guesses how late a loudspeaker is, and its guesses jump: pictures must not jump with them.
    this.late += ((this.made.outputLatency || 0) - this.late) * SMOOTH;
    return this.made.currentTime - this.late;
  }

  soon(): number {
    return this.made?.state === "running" ? this.made.currentTime + LEAD_S : this.now();
  }

  async wake(): Promise<void> {
    this.made ??= new AudioContext({ latencyHint: "interactive" });
    if (this.made.state === "running") return;
    // A browser that gives no sound (no device, nobody pressed anything) keeps nobody from looking.
    const given = this.made.resume().catch(() => undefined);
    const waited = new Promise((resolve) => {
      setTimeout(resolve, WAIT_MS);
    });
    await Promise.race([given, waited]);
  }

  close(): void {
    void this.made?.close().catch(() => undefined);
    this.made = null;
  }
}
