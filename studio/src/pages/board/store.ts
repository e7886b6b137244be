/** Where somebody is on the board and what they chose. Cards listen to their own part of it alone. */
import { create } from "zustand";

import type { Size } from "./layout";

interface BoardState {
  /** The card that keys act on; empty: none yet. */
  cursor: string;
  /** Where a range that is chosen with Shift begins. */
  anchor: string;
  selected: ReadonlySet<string>;
  size: Size;
  /** The board moves too fast to look at: pictures of cards that only pass are not asked for. */
  isFast: boolean;
  /** What assistive technology is told of what was just done. */
  told: string;
}

const KEPT_SIZE = "sb.board size";
const NOTHING: ReadonlySet<string> = new Set();

function keptSize(): Size {
  const size = Number(localStorage.getItem(KEPT_SIZE));
  return size >= 1 && size <= 5 ? (size as Size) : 2;
}

export const useBoard = create<BoardState>(() => ({
  cursor: "",
  anchor: "",
  selected: NOTHING,
  size: keptSize(),
  isFast: false,
  told: "",
}));

const { getState: now, setState: put } = useBoard;

export const goTo = (card: string): void => put({ cursor: card, anchor: card });

export function showSize(size: Size): void {
  localStorage.setItem(KEPT_SIZE, String(size));
  put({ size });
}

export const clearSelection = (): void => {
  if (now().selected.size > 0) put({ selected: NOTHING });
};

export const selectAll = (cards: readonly string[]): void => put({ selected: new Set(cards) });

export function toggle(card: string): void {
  const selected = new Set(now().selected);
  if (!selected.delete(card)) selected.add(card);
  put({ selected, cursor: card, anchor: card });
}

/** Everything from where the range began to this card, which is where one is now. */
export function extendTo(cards: readonly string[], place: ReadonlyMap<string, number>, card: string): void {
  const to = place.get(card) ?? 0;
  const from = place.get(now().anchor) ?? to;
  const range = cards.slice(Math.min(from, to), Math.max(from, to) + 1);
  put({ cursor: card, selected: new Set(range) });
}

/** What is not there any more is not chosen either; the cursor goes to what stands where it was. */
export function settle(
  before: readonly string[],
  cards: readonly string[],
  place: ReadonlyMap<string, number>,
): void {
  const { cursor, anchor, selected } = now();
  const changes: Partial<BoardState> = {};
  if (cursor && !place.has(cursor)) {
    const at = before.indexOf(cursor);
    const next =
      at < 0
        ? undefined
        : (before.slice(at).find((card) => place.has(card)) ??
          before.slice(0, at).findLast((card) => place.has(card)));
    changes.cursor = next ?? cards[0] ?? "";
    changes.anchor = changes.cursor;
  } else if (anchor && !place.has(anchor)) changes.anchor = cursor;
  if (selected.size > 0 && [...selected].some((card) => !place.has(card))) {
    changes.selected = new Set([...selected].filter((card) => place.has(card)));
  }
  if (Object.keys(changes).length > 0) put(changes);
}

/** What keys and buttons act on: what is chosen, in the order shown; else the card where one is. */
export function actedOn(cards: readonly string[]): readonly string[] {
  const { cursor, selected } = now();
  if (selected.size > 0) return cards.filter((card) => selected.has(card));
  return cursor && cards.includes(cursor) ? [cursor] : [];
}

export const tell = (told: string): void => put({ told });

/** Does the board move too fast to look at a card? */
export const passesBy = (): boolean => now().isFast;

const ON_A_FRAME = /\/frame\/(FR_[^/?#]+)$/;

/** Whoever comes back from a frame stands at the one where they were last, which is not always the one they left for. */
export function followFrames(): void {
  const [, frame] = ON_A_FRAME.exec(location.pathname) ?? [];
  if (frame) goTo(frame);
}

// Names of wouter's events for the two that browsers have no event for.
for (const name of ["pushState", "replaceState", "popstate"]) addEventListener(name, followFrames);
