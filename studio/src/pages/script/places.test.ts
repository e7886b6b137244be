import { describe, expect, it } from "vitest";

import { chosenAt, chosenFrame, isLit, step } from "./places";
import type { ScriptLines } from "./queries";

const frame = (frame_id: string, first_line: number, last_line: number) => ({
  frame_id,
  scene_id: "S01",
  shot: frame_id,
  first_line,
  last_line,
  column: 1,
  is_new: false,
});
const LINES: ScriptLines = {
  frames: [frame("A", 3, 3), frame("B", 3, 3), frame("C", 5, 8)],
  scenes: [],
  unshown: [],
};

describe("lines and frames", () => {
  it("finds every frame of a line, and all lines of a frame", () => {
    expect(chosenAt(LINES, 3).frames).toEqual(["A", "B"]);
    expect(chosenAt(LINES, 4).frames).toEqual([]);
    const chosen = chosenFrame(LINES, "C");
    expect([4, 5, 6, 8, 9].filter((line) => isLit(LINES, chosen, line))).toEqual([5, 6, 8]);
    expect(chosenFrame(LINES, "gone").line).toBe(0);
  });

  it("steps from where it stands", () => {
    expect(step(LINES.frames, 3, 1)?.frame_id).toBe("C");
    expect(step(LINES.frames, 5, -1)?.frame_id).toBe("B");
    expect(step(LINES.frames, 8, 1)).toBeUndefined();
  });
});
