/** Lines of one batch, such as the check of a whole film, told as one that can be unfolded. */
import type { LogRow } from "../../api/schema";

/** So many lines alike are a batch. */
const FEWEST = 3;
/** What came later than this after the line before was another batch. */
const PAUSE_MS = 10 * 60_000;

/** What makes lines alike besides their kind and who did it. */
const ALIKE: Record<string, string> = { "review.decided": "decision", "job.changed": "state" };
/** Kinds that come in batches; all others are told one by one. */
const BATCHES = new Set([
  "check.judged",
  "render.stored",
  "candidate.stored",
  "candidate.judged",
  "asset.taken",
  "review.decided",
  "job.changed",
]);

const keyOf = (row: LogRow): string | null => {
  if (!BATCHES.has(row.kind) || row.said["note"]) return null; // what somebody wrote is read
  return `${row.kind} ${row.by} ${row.said[ALIKE[row.kind] ?? ""] ?? ""}`;
};

const areNear = (one: LogRow, other: LogRow): boolean =>
  Math.abs(Date.parse(one.made_at) - Date.parse(other.made_at)) <= PAUSE_MS;

/** Is the first what an undo did, and the other the cut that it left? They are written at once. */
const areOneUndo = (one: LogRow, other: LogRow): boolean =>
  one.kind === "timeline.rolled_back" &&
  other.kind === "timeline.changed" &&
  Math.abs(one.seq - other.seq) === 1 &&
  one.by === other.by &&
  other.said["what"] === `rolled back to ${one.said["to"]}`;

/** The rows in their order, those of a batch together; an undo comes before the cut that it left. */
export function folded(rows: readonly LogRow[]): LogRow[][] {
  const found: LogRow[][] = [];
  const undone: LogRow[][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    const [alone, ...others] = last ?? [];
    if (alone && others.length === 0 && (areOneUndo(alone, row) || areOneUndo(row, alone))) {
      const pair = areOneUndo(alone, row) ? [alone, row] : [row, alone];
      found.splice(-1, 1, pair);
      undone.push(pair);
      continue;
    }
    const before = last?.at(-1);
    const key = keyOf(row);
    if (last && before && key !== null && keyOf(before) === key && areNear(before, row)) last.push(row);
    else found.push([row]);
  }
  return found.flatMap((lines) =>
    lines.length < FEWEST && !undone.includes(lines) ? lines.map((line) => [line]) : [lines],
  );
}
