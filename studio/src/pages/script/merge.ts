/** Two people's texts: what differs line by line, and both changes in one text where they do not meet. */

/** Lines `from` to `to` (without it) of the one are `lines` in the other. */
export interface Hunk {
  from: number;
  to: number;
  lines: readonly string[];
}

const MOST = 4_000_000; // more pairs than this are told as one change: comparing them would be felt

export function hunks(before: readonly string[], after: readonly string[]): Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [end, otherEnd] = [before.length, after.length];
  while (end > start && otherEnd > start && before[end - 1] === after[otherEnd - 1]) {
    end -= 1;
    otherEnd -= 1;
  }
  if (start === end && start === otherEnd) return [];
  const [rows, columns] = [end - start, otherEnd - start];
  if (rows === 0 || columns === 0 || rows * columns > MOST) {
    return [{ from: start, to: end, lines: after.slice(start, otherEnd) }];
  }
  return between(before.slice(start, end), after.slice(start, otherEnd), start);
}

/** By the longest common subsequence. */
function between(before: readonly string[], after: readonly string[], offset: number): Hunk[] {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const found: Hunk[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [from, first] = [row, column];
    while (
      (row < before.length || column < after.length) &&
      !(row < before.length && column < after.length && before[row] === after[column])
    ) {
      if (column >= after.length || (row < before.length && at(row + 1, column) >= at(row, column + 1)))
        row += 1;
      else column += 1;
    }
    if (row > from || column > first) {
      found.push({ from: from + offset, to: row + offset, lines: after.slice(first, column) });
    }
    row += 1;
    column += 1;
  }
  return found;
}

const same = (one: Hunk, other: Hunk): boolean =>
  one.from === other.from && one.to === other.to && one.lines.join("\n") === other.lines.join("\n");

/** Both changes of `base` in one text; `null` where they meet. */
export function merged(base: string, mine: string, theirs: string): string | null {
  const lines = base.split("\n");
  const own = hunks(lines, mine.split("\n"));
  const others = hunks(lines, theirs.split("\n")).filter((one) => !own.some((other) => same(one, other)));
  const meets = others.some((one) => own.some((other) => one.from <= other.to && other.from <= one.to));
  if (meets) return null;
  const result = [...lines];
  for (const { from, to, lines: now } of [...own, ...others].toSorted(
    (one, other) => other.from - one.from,
  )) {
    result.splice(from, to - from, ...now);
  }
  return result.join("\n");
}
