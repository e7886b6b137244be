/** How frames become pixels: zoom, what is in sight, and where the ruler has its lines. */
import { perSecond, type Rate } from "../../player/timecode";

/** A frame is at most so wide, which is as near as one can look. */
export const NEAREST = 24;

/** Pixels of a frame when the whole film fits. */
export const fitting = (width: number, frames: number): number =>
  Math.min(NEAREST, Math.max(1, width) / Math.max(1, frames));

/** Zoomed by a factor, and what is at `x` of the window stays there: the new zoom, and what is scrolled off. */
export function zoomed(
  scale: number,
  left: number,
  x: number,
  factor: number,
  least: number,
): { scale: number; left: number } {
  const next = Math.min(NEAREST, Math.max(least, scale * factor));
  return { scale: next, left: Math.max(0, ((left + x) / scale) * next - x) };
}

interface Spanning {
  start_frame: number;
  duration_frames: number;
}

/** The entries in sight, as a half-open range; `rows` stand one after the other. */
export function inSight(rows: readonly Spanning[], from: number, to: number): [number, number] {
  return [first(rows, from, true), first(rows, to, false)];
}

function first(rows: readonly Spanning[], frame: number, byEnd: boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    const at = row ? row.start_frame + (byEnd ? row.duration_frames : 0) : 0;
    if (byEnd ? at <= frame : at < frame) low = middle + 1;
    else high = middle;
  }
  return low;
}

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const NARROWEST = 84;

/** Frames between two numbers of the ruler. */
export function tick(scale: number, rate: Rate): { number: number; line: number } {
  const second = Math.round(perSecond(rate));
  for (const frames of [1, 2, 5, 10, Math.round(second / 2)]) {
    if (frames * scale >= NARROWEST) return { number: frames, line: 1 };
  }
  const seconds = STEPS_S.find((one) => one * second * scale >= NARROWEST) ?? 7200;
  const number = seconds * second;
  const parts = [10, 5, 4, 2].find((one) => number % one === 0 && (number / one) * scale >= 8) ?? 1;
  return { number, line: number / parts };
}

/** Runs of entries of one scene. */
export interface SceneRun {
  scene: string;
  start: number;
  end: number;
}

export const sceneOf = (frameId: string): string => frameId.replace(/^FR_/, "").replace(/_\d+$/, "");

export function sceneRuns(rows: readonly (Spanning & { frame_id: string })[]): SceneRun[] {
  const runs: SceneRun[] = [];
  for (const row of rows) {
    const scene = sceneOf(row.frame_id);
    const last = runs.at(-1);
    const end = row.start_frame + row.duration_frames;
    if (last?.scene === scene) last.end = end;
    else runs.push({ scene, start: row.start_frame, end });
  }
  return runs;
}
