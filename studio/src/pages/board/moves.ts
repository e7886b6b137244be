/** Where cards go when they are moved: in words of the cut, and in the rows that are shown until it answers. */
import { cardOf, type BoardRow } from "../../api/board";

export interface Put {
  moving: readonly string[];
  /** Of the cards that stay: the one behind which the moved ones stand, else the one before which. */
  after?: string;
  before?: string;
}

/**
 * `at` is the place among `cards` at which the moving ones are let go; `isAfter` says that it is the end of a line,
 * and so belongs to the card before it. Null where all stands so already.
 */
export function planned(
  cards: readonly string[],
  moving: ReadonlySet<string>,
  at: number,
  isAfter: boolean,
): Put | null {
  const mine = cards.filter((card) => moving.has(card));
  const before = cards.slice(0, at).filter((card) => !moving.has(card));
  const behind = cards.slice(at).filter((card) => !moving.has(card));
  if (mine.length === 0 || before.length + behind.length === 0) return null;
  const then = [...before, ...mine, ...behind];
  if (then.every((card, place) => card === cards[place])) return null;
  const [last, next] = [before.at(-1), behind[0]];
  if (last !== undefined && (isAfter || next === undefined)) return { moving: mine, after: last };
  return next === undefined ? null : { moving: mine, before: next };
}

/** One step earlier or later, all of them together. */
export function stepped(cards: readonly string[], moving: ReadonlySet<string>, by: -1 | 1): Put | null {
  const places = cards.flatMap((card, at) => (moving.has(card) ? [at] : []));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (by < 0) return first === 0 ? null : planned(cards, moving, first - 1, false);
  return last + 1 >= cards.length ? null : planned(cards, moving, last + 2, true);
}

/** All rows of the board as they stand then, also those that a filter hides. */
export function reordered(rows: readonly BoardRow[], { moving, after, before }: Put): BoardRow[] {
  const mine = new Set(moving);
  const known = new Map(rows.map((row) => [cardOf(row), row]));
  const taken = moving.flatMap((card) => known.get(card) ?? []);
  const rest = rows.filter((row) => !mine.has(cardOf(row)));
  const beside = rest.findIndex((row) => cardOf(row) === (after ?? before));
  if (beside < 0) return [...rows];
  const at = after === undefined ? beside : beside + 1;
  return [...rest.slice(0, at), ...taken, ...rest.slice(at)];
}
