import { expect, test } from "vitest";

import type { LogRow } from "../../api/schema";
import * as en from "../../words/en";
import { folded } from "./folded";
import { subjectOf, told } from "./line";

const row = (seq: number, kind: string, said: LogRow["said"] = {}, minute = 0): LogRow => ({
  seq,
  kind,
  said,
  by: "Bo",
  actor: "Bo",
  at: "",
  made_at: `2026-01-01T10:${String(minute).padStart(2, "0")}:00Z`,
  subject: `FR_S01_00${seq}`,
  text: "",
  hash: "",
  body: {},
});
const seqs = (rows: readonly LogRow[]) => folded(rows).map((lines) => lines.map((line) => line.seq));

test("lines of one batch are one line, and others stay as they are", () => {
  const checks = [1, 2, 3].map((seq) =>
    row(seq, "check.judged", { verdict: seq === 2 ? "failed" : "passed" }),
  );
  expect(seqs([...checks, row(4, "export.made"), row(5, "check.judged")])).toEqual([[1, 2, 3], [4], [5]]);
  expect(seqs(checks.slice(0, 2))).toEqual([[1], [2]]);
});

test("what was decided otherwise, by another or later is another batch", () => {
  const approve = { decision: "approve" };
  const retake = { decision: "retake" };
  const rows = [1, 2, 3].map((seq) => row(seq, "review.decided", approve));
  expect(seqs([...rows, row(4, "review.decided", retake)])).toEqual([[1, 2, 3], [4]]);
  expect(seqs([...rows, row(4, "review.decided", approve, 30)])).toEqual([[1, 2, 3], [4]]);
  expect(seqs([...rows, { ...row(4, "review.decided", approve), by: "Ann" }])).toEqual([[1, 2, 3], [4]]);
});

test("what somebody wrote is never folded away", () => {
  const rows = [1, 2, 3].map((seq) => row(seq, "review.decided", { decision: "comment", note: "warmer" }));
  expect(seqs(rows)).toEqual([[1], [2], [3]]);
});

test("an undo and the cut that it left are one line, the undo first", () => {
  const back = row(5, "timeline.rolled_back", { to: "event 3" });
  const cut = row(6, "timeline.changed", { what: "rolled back to event 3" });
  const other = row(7, "timeline.changed", { what: "duration of FR_S01_006: 48 frames" });
  expect(seqs([other, cut, back])).toEqual([[7], [5, 6]]);
  expect(seqs([back, cut, other])).toEqual([[5, 6], [7]]);
  expect(seqs([back, other])).toEqual([[5], [7]]);
});

test("a change of the cut is told of the frame that it changed, and an export by its name", () => {
  const called = (id: string) => (id === "FR_S01_006" ? "1C" : id);
  const cut = row(7, "timeline.changed", { what: "duration of FR_S01_006: 48 frames" });
  expect(told(cut, called, en)).toBe("changed the cut: duration of 1C: 48 frames");
  expect(subjectOf(cut)).toBe("FR_S01_006");
  const many = {
    ...row(8, "timeline.changed", { what: "FR_S01_001 before FR_S01_002" }),
    subject: "PRJ_001",
  };
  expect(subjectOf(many)).toBe("PRJ_001");
  const made = { ...row(9, "export.made", { frames: 25, path: "exports/now/film_3x3.pdf" }), subject: "pdf" };
  expect(told(made, called, en)).toBe("exported 25 frames as pdf: film_3x3.pdf");
  const set = row(10, "project.changed", { settings: "visual_style, seed" });
  expect(told(set, called, en)).toBe("changed the project's settings: visual_style, seed");
});
