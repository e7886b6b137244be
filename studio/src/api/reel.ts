/**
 * The reel: frames in the order in which somebody looks at them now. The Board writes it whenever what it shows
 * changes (its filter, its search, the cut), so that "next" on the Frame page is the next of the same list.
 *
 *   const reel = useReel(project);            // { frames: ["FR_S01_001", …], from: "/p/PRJ_x/board?needs=decision" }
 *   reel && around(reel.frames, frame)        // { previous, next, at, of }; null where the frame is not in it
 *
 * `null`: nobody looked at a list in this tab yet; then the cut's own order is the reel.
 */
import { create } from "zustand";

export interface Reel {
  project: string;
  /** Each frame once, in the order shown. */
  frames: readonly string[];
  /** The address that shows the same list: the way back. */
  from: string;
}

const KEPT = "sb.reel";

interface Reels {
  reel: Reel | null;
}

const useReels = create<Reels>(() => ({ reel: kept() }));

/** A page that is loaded again goes on with the same reel. */
function kept(): Reel | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Reel | null;
  } catch {
    return null;
  }
}

export function lookAt(reel: Reel): void {
  useReels.setState({ reel });
}

/** Keep it in this tab also when the page is loaded again: asked when somebody goes on to a frame. */
export function keepReel(): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(useReels.getState().reel));
  } catch {
    // No room: the reel lasts until the page is loaded again.
  }
}

export const useReel = (project: string): Reel | null =>
  useReels(({ reel }) => (reel?.project === project ? reel : null));

export interface Around {
  previous: string | null;
  next: string | null;
  /** Its place, from 1, and how many there are. */
  at: number;
  of: number;
}

export function around(frames: readonly string[], frame: string): Around | null {
  const at = frames.indexOf(frame);
  if (at < 0) return null;
  return {
    previous: frames[at - 1] ?? null,
    next: frames[at + 1] ?? null,
    at: at + 1,
    of: frames.length,
  };
}
