/** Several tabs of one person that write the same script: each keeps its own text, in a place that is its alone. */
import { useEffect, useState } from "react";

import { kept, named, PLACES } from "./kept";

/** In which order places are tried: those where a text waits that was not saved come first. */
export const inOrder = (hasText: (place: number) => boolean): number[] =>
  PLACES.toSorted((a, b) => Number(hasText(b)) - Number(hasText(a)) || a - b);

/** Resolves to what lets it go, or to null where another tab has it. */
const taken = (name: string): Promise<(() => void) | null> =>
  new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise<void>((letGo) => resolve(letGo));
    });
  });

/** A place that is let go is free a moment later: then it is asked for again. */
const SOON_MS = 60;

export interface TabsPlace {
  place: number;
  /** Another tab of the same person writes in this script, too. */
  isBeside: boolean;
}

/** The place of this tab, as soon as it is known. */
export function useTabsPlace(project: string, script: string): TabsPlace | null {
  const [found, setFound] = useState<TabsPlace | null>(null);
  useEffect(() => {
    let isOver = false;
    let letGo: (() => void) | null = null;
    const look = async () => {
      let isBeside = false;
      for (const place of inOrder((one) => kept(project, script, one) !== null)) {
        if (isOver) return;
        // One after the other: the first that is free is taken.
        // oxlint-disable-next-line no-await-in-loop
        letGo = await taken(named(project, script, place));
        if (isOver) letGo?.();
        else if (letGo) return setFound({ place, isBeside });
        isBeside = true;
      }
      setFound({ place: PLACES.length, isBeside });
    };
    const timer = setTimeout(() => void look(), SOON_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
      letGo?.();
    };
  }, [project, script]);
  return found;
}
