/** Is the server there? Whoever was not answered asks here, and waits until it is. */
// One try begins when the one before it has ended.
/* oxlint-disable no-await-in-loop */
import { create } from "zustand";

const EVERY_MS = 1000;
const WITHIN_MS = 4000;

/** `isAway` is what people are told; while the server answers it is never true. */
export const useReach = create<{ isAway: boolean }>(() => ({ isAway: false }));

async function answers(): Promise<boolean> {
  try {
    const response = await fetch("/v1/health", { cache: "no-store", signal: AbortSignal.timeout(WITHIN_MS) });
    return response.status < 500; // a proxy whose server is away says so by its status
  } catch {
    return false;
  }
}

/** A moment; a browser that has a network again, or a tab that is looked at again, ends it. */
function moment(): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      removeEventListener("online", over);
      document.removeEventListener("visibilitychange", over);
      resolve();
    };
    const timer = setTimeout(over, EVERY_MS);
    addEventListener("online", over);
    document.addEventListener("visibilitychange", over);
  });
}

let waiting: Promise<void> | null = null;

/** Resolves at once where the server answers, else as soon as it does. All who wait wait together. */
export function reached(): Promise<void> {
  waiting ??= (async () => {
    while (!(await answers())) {
      useReach.setState({ isAway: true });
      await moment();
    }
    waiting = null;
    useReach.setState({ isAway: false });
  })();
  return waiting;
}

/** Call `back` each time the server answers again after it was away, until the answer is called. */
export const whenBack = (back: () => void): (() => void) =>
  useReach.subscribe((now, before) => {
    if (before.isAway && !now.isAway) back();
  });
