/** Keeps a canvas as the playhead says: with each picture of the browser while the film plays, else when it moved. */
import { panelAt, type Film } from "./film";
import { paint } from "./painter";
import { Pictures } from "./pictures";
import type { Transport } from "./transport";

/** Pictures are asked for at this width: sharp on a large screen, and forty of them fit into memory. */
const CSS_WIDTH = 896;

interface Size {
  width: number;
  height: number;
}

export class Drawing {
  private readonly pictures: Pictures;
  private readonly context: CanvasRenderingContext2D | null;
  private readonly unheard: () => void;
  private film: Film | null = null;
  private pixels: Size = { width: 0, height: 0 };
  private request = 0;
  private drawn = -1;
  private near = -1;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    project: string,
    private readonly transport: Transport,
  ) {
    this.context = canvas.getContext("2d", { alpha: false });
    this.pictures = new Pictures(project, CSS_WIDTH, () => this.show(true));
    this.unheard = transport.subscribe(() => this.moved());
  }

  /** The film as it is cut now, on a screen of this many pixels of the page. */
  set(film: Film, size: Size): void {
    const sharp = Math.min(globalThis.devicePixelRatio || 1, 2);
    const pixels = { width: Math.round(size.width * sharp), height: Math.round(size.height * sharp) };
    if (pixels.width !== this.pixels.width || pixels.height !== this.pixels.height) {
      this.canvas.width = pixels.width;
      this.canvas.height = pixels.height;
      if (this.context) this.context.imageSmoothingQuality = "high";
    }
    this.film = film;
    this.pixels = pixels;
    this.near = -1;
    this.show(true);
    this.moved();
  }

  close(): void {
    this.unheard();
    cancelAnimationFrame(this.request);
    this.pictures.close();
  }

  private readonly loop = () => {
    this.request = 0;
    this.transport.tick();
    this.show(false);
    if (this.transport.get().speed) this.request ||= requestAnimationFrame(this.loop);
  };

  private moved(): void {
    if (this.transport.get().speed) this.request ||= requestAnimationFrame(this.loop);
    else this.show(false);
  }

  private show(isForced: boolean): void {
    const { film, context } = this;
    if (!film || !context || this.pixels.width === 0) return;
    const { frame, speed } = this.transport.get();
    const at = panelAt(film, frame);
    if (at !== this.near) this.pictures.around(film, frame, speed < 0);
    this.near = at;
    if (!isForced && this.drawn === frame) return;
    // What is not here yet leaves the picture before on the screen; it is drawn as soon as it comes.
    const panel = film.panels[at];
    if (panel && !this.pictures.get(panel) && !this.pictures.isMissing(panel)) return;
    paint(context, this.pixels, film, frame, this.pictures);
    this.drawn = frame;
    this.canvas.dataset["frame"] = String(frame);
  }
}
