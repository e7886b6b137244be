import { expect, test } from "vitest";

import type { PlanAnswer, PlanRow } from "../../api/schema";
import { countsOf, obstaclesOf } from "./planned";

const row = (frame_id: string, ...blockers: [string, string][]) =>
  ({ frame_id, blockers: blockers.map(([code, asset]) => ({ code, asset })) }) as unknown as PlanRow;
const plan = (rows: PlanRow[], fresh = 0, superseded = 0) => ({ rows, fresh, superseded }) as PlanAnswer;
const mixed = plan(
  [
    row("FR_S01_001"),
    row("FR_S01_002", ["not-locked", "PROP_Chair"], ["not-locked", "ENV_Hall"]),
    row("FR_S01_003", ["not-locked", "ENV_Hall"], ["unresolved-name", "UNRESOLVED_CHAR_OLD_MAN"]),
    row("FR_S01_004", ["all-retired", "CHAR_001"], ["pinned-version-missing", "CHAR_002"]),
  ],
  5,
  2,
);

test("what is drawn follows what is chosen beside the frames", () => {
  expect(countsOf(mixed, { force: false, draft: false })).toEqual({ due: 1, blocked: 3, again: 0, fresh: 7 });
  expect(countsOf(mixed, { force: true, draft: false })).toEqual({ due: 8, blocked: 3, again: 7, fresh: 0 });
  expect(countsOf(mixed, { force: false, draft: true })).toEqual({ due: 4, blocked: 0, again: 0, fresh: 7 });
});

test("equal reasons are told once, with each asset once", () => {
  expect(obstaclesOf(mixed)).toEqual([
    { kind: "not-locked", what: ["PROP_Chair", "ENV_Hall"] },
    { kind: "unresolved-name", what: ["OLD MAN"] },
    { kind: "unusable", what: ["CHAR_001", "CHAR_002"] },
  ]);
  expect(obstaclesOf(plan([], 3))).toEqual([]);
});
