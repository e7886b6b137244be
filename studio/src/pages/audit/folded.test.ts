import { expect, test } from "vitest";

import type { LogRow } from "../../api/schema";
import { folded } from "./folded";

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
