/** Draws a frame of the film on a canvas: the picture through its camera, and how it begins and ends. */
import { panelAt, type Film, type Panel } from "./film";
import { arrived, darkness, placeOf, sourceOf, viewAt, type Box } from "./look";
import type { Pictures } from "./pictures";

type Canvas = CanvasRenderingContext2D;
interface Size {
  width: number;
  height: number;
}

/** Draws what is there; the answer says whether all of it was. */
export function paint(canvas: Canvas, size: Size, film: Film, frame: number, pictures: Pictures): boolean {
  const at = panelAt(film, frame);
  const panel = film.panels[at];
  black(canvas, size);
  if (!panel) return true;
  const into = Math.min(Math.max(0, frame - panel.start), Math.max(0, panel.duration - 1));
  const share = arrived(panel, into);
  const before = share < 1 && panel.transition !== "fade_in" ? film.panels[at - 1] : undefined;
  let whole = true;
  if (before) whole = draw(canvas, size, before, before.duration - 1, pictures);
  if (before && panel.transition === "wipe") {
    canvas.save();
    canvas.beginPath();
    canvas.rect(0, 0, Math.round(size.width * share), size.height);
    canvas.clip();
    black(canvas, size);
    whole = draw(canvas, size, panel, into, pictures) && whole;
    canvas.restore();
  } else {
    canvas.globalAlpha = share;
    whole = draw(canvas, size, panel, into, pictures) && whole;
    canvas.globalAlpha = 1;
  }
  const dark = darkness(panel, into);
  if (dark > 0) {
    canvas.globalAlpha = dark;
    black(canvas, size);
    canvas.globalAlpha = 1;
  }
  return whole;
}

function draw(canvas: Canvas, size: Size, panel: Panel, frame: number, pictures: Pictures): boolean {
  const picture = pictures.get(panel);
  if (!picture) return pictures.isMissing(panel);
  const from: Box = sourceOf(viewAt(panel.move, frame, panel.duration), picture, size);
  const to = placeOf(picture, size);
  bars(canvas, size, to);
  canvas.drawImage(picture, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
  return true;
}

/** What a picture of another aspect leaves free is black, and as much of it as there is of the picture. */
function bars(canvas: Canvas, size: Size, to: Box): void {
  canvas.fillStyle = "#000";
  canvas.fillRect(0, 0, to.x, size.height);
  canvas.fillRect(to.x + to.width, 0, size.width - to.x - to.width, size.height);
  canvas.fillRect(to.x, 0, to.width, to.y);
  canvas.fillRect(to.x, to.y + to.height, to.width, size.height - to.y - to.height);
}

function black(canvas: Canvas, size: Size): void {
  canvas.fillStyle = "#000";
  canvas.fillRect(0, 0, size.width, size.height);
}
