/** Words that are searched in the script: the lines that have them, and the one that is looked at. */
import { useMemo, useState } from "react";

import type { Line } from "./fountain";

export interface Search {
  words: string;
  /** As it is compared; empty: nothing is searched. */
  sought: string;
  hits: readonly number[];
  /** Which hit is looked at, from 1; 0: none yet. */
  at: number;
  write(words: string): void;
  /** The next hit, or the one before: its line. */
  go(by: 1 | -1): number | undefined;
}

export function hitsIn(lines: readonly Line[], sought: string): number[] {
  if (!sought) return [];
  return lines.filter((line) => line.text.toLocaleLowerCase().includes(sought)).map((line) => line.number);
}

export function useSearch(lines: readonly Line[]): Search {
  const [words, write] = useState("");
  const [at, setAt] = useState(0);
  const sought = words.trim().toLocaleLowerCase();
  const hits = useMemo(() => hitsIn(lines, sought), [lines, sought]);
  return {
    words,
    sought,
    hits,
    at: Math.min(at, hits.length),
    write(next) {
      write(next);
      setAt(0);
    },
    go(by) {
      if (hits.length === 0) return undefined;
      const next = at === 0 && by < 0 ? hits.length : ((at - 1 + by + hits.length) % hits.length) + 1;
      setAt(next);
      return hits[next - 1];
    },
  };
}
