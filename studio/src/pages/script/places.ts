/** From lines to frames, and back. */
import type { FrameLines, SceneLines, ScriptLines } from "./queries";

export const framesAt = (lines: ScriptLines, line: number): FrameLines[] =>
  lines.frames.filter((frame) => frame.first_line <= line && line <= frame.last_line);

export const frameNamed = (lines: ScriptLines, frame: string): FrameLines | undefined =>
  lines.frames.find((one) => one.frame_id === frame);

/** The scene that a line is in: from its heading to the line before the next. */
export const sceneAt = (lines: ScriptLines, line: number): SceneLines | undefined =>
  lines.scenes.findLast((scene) => scene.first_line <= line);

/** What kind of words these are, where no frame shows them. */
export const unshownAt = (lines: ScriptLines, line: number): string =>
  lines.unshown.find((one) => one.first_line <= line && line <= one.last_line)?.kind ?? "";

/** The next of these that begins behind the line, or the one before it. */
export function step<T extends { first_line: number }>(
  all: readonly T[],
  line: number,
  by: 1 | -1,
): T | undefined {
  return by > 0 ? all.find((one) => one.first_line > line) : all.findLast((one) => one.first_line < line);
}

export interface Chosen {
  /** 0: nothing is chosen. */
  line: number;
  frames: readonly string[];
}

export const NOTHING: Chosen = { line: 0, frames: [] };

/** What a line is of: the frames that show it; of a heading all of its scene. */
export function chosenAt(lines: ScriptLines, line: number): Chosen {
  const scene = lines.scenes.find((one) => one.first_line === line)?.scene_id;
  const frames = scene ? lines.frames.filter((one) => one.scene_id === scene) : framesAt(lines, line);
  return { line, frames: frames.map((frame) => frame.frame_id) };
}

export function chosenFrame(lines: ScriptLines, frame: string): Chosen {
  const found = frameNamed(lines, frame);
  return found ? { line: found.first_line, frames: [frame] } : NOTHING;
}

/** Whether a chosen frame shows the line, or it is the one that was clicked. */
export const isLit = (lines: ScriptLines, chosen: Chosen, line: number): boolean =>
  chosen.line === line ||
  chosen.frames.some((name) => {
    const frame = frameNamed(lines, name);
    return frame !== undefined && frame.first_line <= line && line <= frame.last_line;
  });
