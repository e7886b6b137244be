/**
 * Whose tab this is. What is on it was read, and what is written in it was written, as this one person: when the
 * browser's session is of somebody else, the tab begins anew as theirs, and sends nothing of before.
 */
import { create } from "zustand";

import { leaveWith } from "./leaving";
import type { Me } from "./schema";

interface Standing {
  who: Me | null;
  /** The session has ended; what was read and written stays until somebody is signed in. */
  isSignedOut: boolean;
}

export const useStanding = create<Standing>(() => ({ who: null, isSignedOut: false }));

/** Tabs of one browser tell each other that somebody came or went, and each asks then who is there. */
const channel = new BroadcastChannel("sb session");
const listeners = new Set<() => void>();
const news = () => {
  for (const one of listeners) one();
};
channel.onmessage = ({ data }: MessageEvent<string>) => {
  const { who, isSignedOut } = useStanding.getState();
  if (isSignedOut || (who?.signature ?? "") !== data) news();
};

/** Call `ask` when it may be that somebody else is signed in, until the answer is called. */
export function onSessionNews(ask: () => void): () => void {
  listeners.add(ask);
  return () => listeners.delete(ask);
}

/** Call `back` each time the same person is signed in again, until the answer is called. */
export const whenSignedInAgain = (back: () => void): (() => void) =>
  useStanding.subscribe((now, before) => {
    if (before.isSignedOut && !now.isSignedOut && now.who) back();
  });

/** The server says that it knows this tab's person no more, or knows another one. */
export const doubt = (): void => {
  if (useStanding.getState().who) news();
};

/** The session has ended: resolves when this person is signed in again. */
export function signedInAgain(): Promise<void> {
  void learned(null);
  return new Promise((resolve) => {
    const stop = whenSignedInAgain(() => {
      stop();
      resolve();
    });
    news(); // it may be that they are already
  });
}

/** As whom everything in this tab is written: what `Written-As` says. Empty: nobody is known. */
export const writer = (): string => useStanding.getState().who?.signature ?? "";

/** Headers of a change that is asked for. */
export const writtenAs = (): Record<string, string> =>
  writer() ? { "Written-As": encodeURIComponent(writer()) } : {};

/** Who the server says is there; answers whom the tab goes on with. */
export function learned(found: Me | null): Me | null | Promise<Me | null> {
  const { who, isSignedOut } = useStanding.getState();
  if (!found) {
    if (who && !isSignedOut) useStanding.setState({ isSignedOut: true });
    return who;
  }
  if (who && who.signature !== found.signature) return leaveWith("another", found.name);
  useStanding.setState({ who: found, isSignedOut: false });
  if (!who || isSignedOut) channel.postMessage(found.signature);
  return found;
}

/** Somebody signs in or out here, by a page that shows nothing of anybody: others hear of it. */
export function forgetWho(): void {
  useStanding.setState({ who: null, isSignedOut: false });
  channel.postMessage("");
}
