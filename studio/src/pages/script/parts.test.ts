import { expect, it } from "vitest";

import { pageOf } from "./parts";
import type { ScriptLines, ScriptPart } from "./queries";

const part = (kind: string, line: number, column: number, text = kind): ScriptPart => ({
  kind,
  text,
  line,
  column,
  end_line: line,
  number: null,
});
const frame = (frame_id: string, first_line: number, column: number, last_line: number) => ({
  frame_id,
  scene_id: "S01",
  shot: "1A",
  first_line,
  last_line,
  column,
  is_new: false,
});
const scene = (scene_id: string, first_line: number) => ({
  scene_id,
  heading: "",
  number: null,
  first_line,
  last_line: first_line,
  frames: 1,
  is_new: false,
});
const ranges = (lines: ScriptLines) =>
  [...lines.frames, ...lines.scenes].map((one) => [one.first_line, one.last_line]);

it("sets what is spoken below its cue, and all else apart", () => {
  const kinds = [
    "title",
    "title",
    "heading",
    "action",
    "character",
    "parenthetical",
    "dialogue",
    "transition",
  ];
  const page = pageOf(
    kinds.map((kind, at) => part(kind, at, 1)),
    { frames: [], scenes: [], unshown: [] },
  );
  expect(page.blocks.map((block) => block.lines.map((line) => line.kind))).toEqual([
    ["title", "title"],
    ["heading"],
    ["action"],
    ["cue", "parenthetical", "dialogue"],
    ["transition"],
  ]);
});

it("finds the pieces of frames and scenes by their lines", () => {
  const parts = [part("title", 0, 0), part("heading", 4, 5), part("action", 5, 5), part("character", 7, 5)];
  parts.push(part("dialogue", 8, 5), part("heading", 12, 5), part("action", 13, 5));
  const lines = {
    frames: [frame("FR_1", 5, 5, 5), frame("FR_2", 7, 5, 8), frame("FR_3", 13, 5, 13)],
    scenes: [scene("S01", 4), scene("S02", 12)],
    unshown: [],
  };
  const page = pageOf(parts, lines);
  expect(ranges(page.lines)).toEqual([
    [3, 3],
    [4, 5],
    [7, 7],
    [2, 5],
    [6, 7],
  ]);
  expect([page.at(8), page.at(8, 2), page.at(1)]).toEqual([5, 4, 1]);
});

it("tells pieces apart in a file that has all in one line", () => {
  const parts = ["heading", "action", "action", "heading", "action"].map((kind, at) =>
    part(kind, 1, at * 50 + 1),
  );
  const lines = {
    frames: [frame("FR_1", 1, 51, 1), frame("FR_2", 1, 101, 1), frame("FR_3", 1, 201, 1)],
    scenes: [scene("S01", 1), scene("S02", 1)],
    unshown: [],
  };
  expect(ranges(pageOf(parts, lines).lines)).toEqual([
    [2, 2],
    [3, 4],
    [5, 5],
    [1, 3],
    [4, 5],
  ]);
});
