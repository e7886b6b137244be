/** What can be said of a frame's variants without asking: which can be picked, which is beside which, what more cost. */
import type { CandidateRow, CandidatesAnswer } from "../api/schema";

/** A variant; of what the check found, what is told here. */
export interface Row extends Omit<CandidateRow, "findings"> {
  findings: readonly Pick<CandidateRow["findings"][number], "rule" | "message">[];
}

export interface Answer extends Omit<CandidatesAnswer, "rows"> {
  rows: readonly Row[];
}

/** So many are drawn at once, and stand in rows of so many. */
export const AT_ONCE = 6;
export const COLUMNS = 3;

export interface Sorted {
  /** Of what is wanted of the frame now. */
  current: readonly Row[];
  /** Of what was wanted before: they are looked at, not picked. */
  before: readonly Row[];
}

export function sorted(rows: readonly Row[]): Sorted {
  const byNumber = rows.toSorted((a, b) => a.candidate - b.candidate);
  return {
    current: byNumber.filter((one) => one.is_current),
    before: byNumber.filter((one) => !one.is_current),
  };
}

/** How many to ask for, so that so many new ones are drawn: those there are stay. */
export const wantedNow = (rows: readonly Row[]): number => sorted(rows).current.length + AT_ONCE;

/** The one that is the frame's picture already cannot become it. */
export const isPickable = (row: Row, version: number | null): boolean =>
  row.is_current && !countsNow(row, version);

export const countsNow = (row: Row, version: number | null): boolean =>
  row.picked_as !== null && row.picked_as === version;

/** The variant that is the frame's picture now; null where that is its own. */
export const presentOf = ({ rows, frame }: Pick<Answer, "rows" | "frame">): Row | null =>
  rows.find((row) => countsNow(row, frame.render_version)) ?? null;

/** The check looks at it once all are drawn: until then nobody knows what is picked. */
export const isAwaited = (row: Row, isDrawing: boolean): boolean =>
  isDrawing && row.is_current && row.verdict === "not checked";

/** The one that the check prefers, once it has looked at it, where there is another to prefer it to. */
export function bestOf({ rows, best }: Pick<Answer, "rows" | "best">): number | null {
  const { current } = sorted(rows);
  const row = current.find((one) => one.candidate === best);
  return row && current.length > 1 && row.verdict !== "not checked" ? row.candidate : null;
}

type Known = Pick<Answer, "rows" | "best" | "frame">;

/** Which is looked at: the one that was chosen as long as it is there, else the frame's picture, the best, the first. */
export function lookedAt(answer: Known, chosen: number | null): Row | null {
  const { current } = sorted(answer.rows);
  const find = (number: number | null) => answer.rows.find((one) => one.candidate === number);
  return find(chosen) ?? presentOf(answer) ?? find(bestOf(answer)) ?? current[0] ?? answer.rows[0] ?? null;
}

/** What the one that is looked at is held against. */
export interface Against {
  /** Null: the frame's picture, which is none of them. */
  row: Row | null;
  /** Of the frame's picture as it is now; null: another variant. */
  version: number | null;
}

/** Another variant that was marked, else the frame's picture as it is now; null where that would be the same one. */
export function againstOf(answer: Known, row: Row | null, marked: number | null): Against | null {
  const other = answer.rows.find((one) => one.candidate === marked);
  if (other && other !== row) return { row: other, version: null };
  const version = answer.frame.render_version;
  return version === null || (row && countsNow(row, version)) ? null : { row: presentOf(answer), version };
}

/** Each at the place of its number, also those that are still to come: what is there does not move. */
export function placed(rows: readonly Row[], current: readonly Row[], coming: number): (Row | null)[] {
  const numbers = new Set(rows.map((one) => one.candidate));
  const places: (Row | null)[] = [];
  let left = coming;
  for (const row of current.toReversed()) {
    places.unshift(row);
    for (let at = row.candidate - 1; left > 0 && at > 0 && !numbers.has(at); at--, left--)
      places.unshift(null);
  }
  return [...places, ...Array.from({ length: left }, () => null)];
}

/** The variant that an arrow leads to, or that a digit names; null where there is none. */
export function ledTo(rows: readonly Row[], from: Row | null, key: string, columns = COLUMNS): number | null {
  if (/^[1-9]$/.test(key)) return rows.find((one) => one.candidate === Number(key))?.candidate ?? null;
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key];
  if (by === undefined) return null;
  const at = rows.findIndex((one) => one.candidate === from?.candidate);
  if (at < 0) return rows[0]?.candidate ?? null;
  return rows[at + by]?.candidate ?? null;
}

/** How long so many take; null where nobody knows. */
export const costOf = (each: number | null, many = AT_ONCE): number | null =>
  each === null ? null : each * many;
