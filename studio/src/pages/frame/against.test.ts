import { expect, it } from "vitest";

import type { HistoryRow } from "../../api/schema";
import { standsLeft } from "./against";

const made = (render_version: number, minute: number): HistoryRow =>
  ({ render_version, at: `2026-11-30T12:0${minute}:00Z` }) as HistoryRow;

const [first, second, draft] = [made(1, 1), made(2, 2), made(-1, 3)];
const rows = [second, first, draft];

it("has the older picture at the left, whichever of them is looked at", () => {
  expect(standsLeft({ kind: "version", version: 1 }, rows, second)).toBe(true);
  expect(standsLeft({ kind: "version", version: 2 }, rows, first)).toBe(false);
});

it("counts drafts by when they were drawn, and has locked pictures at the left", () => {
  expect(standsLeft({ kind: "version", version: 2 }, rows, draft)).toBe(true);
  expect(standsLeft({ kind: "version", version: -1 }, rows, second)).toBe(false);
  expect(standsLeft({ kind: "lock", path: "assets/CHAR_001/v1/face.png" }, rows, first)).toBe(true);
});
