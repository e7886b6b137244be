/** Pictures of the panels around the playhead, decoded before they are wanted; memory is bounded. */
import { frameThumbnail } from "../api/pictures";
import { panelAt, type Film, type Panel } from "./film";

const AHEAD = 12;
const BEHIND = 4;
/** Decoded pictures that are kept: 896 × 512 at four bytes is 1.8 MB each. */
export const KEPT = 40;
const AT_ONCE = 4;

const keyOf = (panel: Panel): string => `${panel.frameId}@${panel.version ?? 0}`;

export class Pictures {
  private readonly kept = new Map<string, ImageBitmap>();
  private readonly asked = new Map<string, AbortController>();
  private readonly lost = new Set<string>();
  private wanted: Panel[] = [];

  constructor(
    private readonly project: string,
    private readonly cssWidth: number,
    /** A picture came that may be on the screen. */
    private readonly came: () => void,
  ) {}

  /** The picture, if it is here; and what was used last goes last. */
  get(panel: Panel): ImageBitmap | null {
    const name = keyOf(panel);
    const found = this.kept.get(name);
    if (!found) return null;
    this.kept.delete(name);
    this.kept.set(name, found);
    return found;
  }

  /** Is it known that the panel has no picture? */
  isMissing(panel: Panel): boolean {
    return panel.version === null || this.lost.has(keyOf(panel));
  }

  get held(): number {
    return this.kept.size;
  }

  /** Asks for what is seen from here on, in the direction of play; what is not wanted any more is let go. */
  around(film: Film, frame: number, backwards = false): void {
    const at = panelAt(film, frame);
    const ahead = backwards ? -1 : 1;
    const places = [at];
    for (let step = 1; step <= AHEAD; step += 1) places.push(at + step * ahead);
    for (let step = 1; step <= BEHIND; step += 1) places.push(at - step * ahead);
    this.wanted = places
      .map((place) => film.panels[place])
      .filter((one): one is Panel => one !== undefined && !this.isMissing(one));
    const names = new Set(this.wanted.map(keyOf));
    for (const [name, stop] of this.asked) if (!names.has(name)) stop.abort();
    this.go();
  }

  close(): void {
    for (const stop of this.asked.values()) stop.abort();
    for (const picture of this.kept.values()) picture.close();
    this.kept.clear();
  }

  private go(): void {
    for (const panel of this.wanted) {
      if (this.asked.size >= AT_ONCE) return;
      const name = keyOf(panel);
      if (!this.kept.has(name) && !this.asked.has(name)) void this.load(panel, name);
    }
  }

  private async load(panel: Panel, name: string): Promise<void> {
    const stop = new AbortController();
    this.asked.set(name, stop);
    try {
      const url = frameThumbnail(this.project, panel.frameId, { version: panel.version }, this.cssWidth);
      const response = await fetch(url, { signal: stop.signal });
      if (!response.ok) throw new Error(String(response.status));
      const picture = await createImageBitmap(await response.blob());
      if (stop.signal.aborted) picture.close();
      else this.keep(name, picture);
    } catch {
      if (!stop.signal.aborted) this.lost.add(name);
    } finally {
      this.asked.delete(name);
      this.came();
      this.go();
    }
  }

  private keep(name: string, picture: ImageBitmap): void {
    this.kept.set(name, picture);
    for (const [oldest, old] of this.kept) {
      if (this.kept.size <= KEPT) return;
      this.kept.delete(oldest);
      old.close();
    }
  }
}
