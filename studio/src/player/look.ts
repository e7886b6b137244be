/**
 * What the screen shows at a frame, as `sb export animatic` has it (`export/moves.py`, `export/screen.py`): the same
 * easing, the same crop, the same share of a dissolve. `instants.json` is made by the export's own code, and
 * `look.test.ts` compares.
 */
export interface View {
  /** Its centre, as shares of the picture. */
  x: number;
  y: number;
  width: number;
}
export interface Move {
  start: View;
  end: View;
}
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Size {
  width: number;
  height: number;
}

export const WHOLE: View = { x: 0.5, y: 0.5, width: 1 };
/** Pictures this near to the screen's aspect fill it, their edges cut; others stand between bars. */
const NEAR_ASPECT = 0.04;
const clamped = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Slow, fast, slow: how a camera starts and stops. */
export function ease(share: number): number {
  const t = clamped(share, 0, 1);
  return t * t * (3 - 2 * t);
}

/** Widths change by equal ratios, so that a zoom looks even, and its fixed point stays fixed. */
export function between({ start, end }: Move, share: number): View {
  const eased = ease(share);
  const width = start.width * (end.width / start.width) ** eased;
  const isPan = Math.abs(start.width - end.width) < 1e-6;
  const t = isPan ? eased : (width - start.width) / (end.width - start.width);
  return { x: start.x + (end.x - start.x) * t, y: start.y + (end.y - start.y) * t, width };
}

/** The view at a frame of a panel, counted from 0. */
export const viewAt = (move: Move | null, frame: number, duration: number): View =>
  move ? between(move, frame / Math.max(duration - 1, 1)) : WHOLE;

/** The part of the picture that is seen through the view. */
export function sourceOf(view: View, picture: Size, screen: Size): Box {
  const ratio = picture.width / picture.height;
  const aspect = screen.width / screen.height;
  let wide = view.width * picture.width;
  let high = view.width * picture.height;
  if (Math.abs(ratio / aspect - 1) < NEAR_ASPECT) {
    if (ratio < aspect) high *= ratio / aspect;
    else wide *= aspect / ratio;
  }
  const left = view.x * picture.width - wide / 2;
  const top = view.y * picture.height - high / 2;
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  return {
    x,
    y,
    width: Math.min(left + wide, picture.width) - x,
    height: Math.min(top + high, picture.height) - y,
  };
}

/** Where a picture of that aspect stands on the screen. */
export function placeOf(picture: Size, screen: Size): Box {
  const ratio = picture.width / picture.height;
  const aspect = screen.width / screen.height;
  if (Math.abs(ratio / aspect - 1) < NEAR_ASPECT) return { x: 0, y: 0, ...screen };
  const width = ratio > aspect ? screen.width : Math.max(1, Math.round(screen.height * ratio));
  const height = ratio > aspect ? Math.max(1, Math.round(screen.width / ratio)) : screen.height;
  return {
    x: Math.floor((screen.width - width) / 2),
    y: Math.floor((screen.height - height) / 2),
    width,
    height,
  };
}

interface Played {
  duration: number;
  transition: string;
  transitionFrames: number;
}

/** How much of a panel is there at a frame of it while it begins: 1 when it is there alone. */
export const arrived = (panel: Played, frame: number): number =>
  panel.transition === "cut" || panel.transition === "fade_out" || frame >= panel.transitionFrames
    ? 1
    : (frame + 1) / (panel.transitionFrames + 1);

/** How dark a panel that fades out is at a frame of it. */
export function darkness(panel: Played, frame: number): number {
  const begins = panel.duration - panel.transitionFrames;
  return panel.transition === "fade_out" && panel.transitionFrames > 0 && frame >= begins
    ? (frame - begins + 1) / panel.transitionFrames
    : 0;
}
