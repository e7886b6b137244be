/** The entries that a change is about: the one at the playhead, or several that somebody chose. */
import { useMemo, useState } from "react";

import type { EntryRow } from "../../api/schema";
import { nameOf } from "../../player/film";

interface Kept {
  names: ReadonlySet<string>;
  /** Where the choice began: Shift goes from here. */
  from: string;
}

export interface Modifiers {
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

export interface Choosing {
  /** In the order of the cut; the entry at the playhead where nobody chose several. */
  names: readonly string[];
  rows: readonly EntryRow[];
  isMany: boolean;
  has(name: string): boolean;
  /** An entry was pressed: with Shift all up to it, with Ctrl or ⌘ it too. Answers whether it may be dragged. */
  press(keys: Modifiers, place: number): boolean;
  /** It was clicked and not dragged: it alone is meant. */
  only(keys: Modifiers): void;
  /** The next entry too, or one fewer. */
  extend(direction: 1 | -1): void;
  forget(): void;
}

const NOBODY: ReadonlySet<string> = new Set();

/** The names between two places, both counted. */
export function between(rows: readonly EntryRow[], one: number, other: number): ReadonlySet<string> {
  return new Set(rows.slice(Math.min(one, other), Math.max(one, other) + 1).map(nameOf));
}

export function useChoosing(
  rows: readonly EntryRow[],
  current: number,
  seek: (frame: number) => void,
): Choosing {
  const [kept, keep] = useState<Kept | null>(null);
  const here = rows[current];
  const chosen = useMemo(() => (kept ? rows.filter((one) => kept.names.has(nameOf(one))) : []), [kept, rows]);
  const isMany = chosen.length > 1;
  const meant = isMany ? chosen : here ? [here] : [];
  const hereName = here ? nameOf(here) : "";
  const begun = isMany && kept ? kept : { names: new Set([hereName]), from: hereName };
  const set = isMany && kept ? kept.names : NOBODY;

  const upTo = (place: number) => {
    const from = rows.findIndex((one) => nameOf(one) === begun.from);
    keep({ names: between(rows, from < 0 ? place : from, place), from: begun.from });
  };
  const too = (name: string) => {
    const names = new Set(begun.names);
    if (!names.delete(name)) names.add(name);
    const left = rows.find((one) => names.has(nameOf(one)));
    keep(names.size > 1 ? { names, from: name } : null);
    if (names.size === 1 && left) seek(left.start_frame);
  };
  return {
    names: meant.map(nameOf),
    rows: meant,
    isMany,
    has: (name) => set.has(name),
    press(keys, place) {
      const row = rows[place];
      if (!row) return false;
      seek(row.start_frame);
      if (keys.shiftKey) upTo(place);
      else if (keys.ctrlKey || keys.metaKey) too(nameOf(row));
      else if (!set.has(nameOf(row))) keep(null);
      return !keys.shiftKey && !keys.ctrlKey && !keys.metaKey;
    },
    only(keys) {
      if (!keys.shiftKey && !keys.ctrlKey && !keys.metaKey) keep(null);
    },
    extend(direction) {
      const place = Math.min(Math.max(0, current + direction), rows.length - 1);
      const row = rows[place];
      if (!row) return;
      seek(row.start_frame);
      upTo(place);
    },
    forget: () => keep(null),
  };
}
