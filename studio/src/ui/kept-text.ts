/**
 * The text of a field that is saved when one leaves it. Until the server has it, what was typed is kept for each
 * person and field, also when the page is loaded again; where somebody else wrote there meanwhile, nothing is sent
 * before it is said which of both counts.
 *
 *     const field = useKeptText(`${project}/note FR_S01_001`, row.note, save);
 *
 * `save` answers whether it was done, and says itself why it was not.
 */
import { useEffect, useState } from "react";
import { create } from "zustand";

import { writer } from "../api/standing";

/** What was typed, and what stood there when it was begun. */
export interface Typed {
  base: string;
  text: string;
  /** The state that it was begun in, to know who wrote since. */
  seen: string;
}

const KEPT = "sb.texts";

function kept(): Record<string, Typed> {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as Record<string, Typed>;
  } catch {
    return {};
  }
}

const useTexts = create<{ all: Record<string, Typed> }>(() => ({ all: kept() }));

function put(name: string, typed: Typed | null): void {
  const { [name]: _, ...others } = useTexts.getState().all;
  const all = typed ? { ...others, [name]: typed } : others;
  useTexts.setState({ all });
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // No room: it lasts until the page is loaded again.
  }
}

/** What is kept when this is typed: nothing where it is what is saved. */
export function typedOver(
  before: Typed | undefined,
  saved: string,
  text: string,
  seen: string,
): Typed | null {
  if (text === saved) return null;
  return { base: before?.base ?? saved, text, seen: before?.seen ?? seen };
}

/** Did somebody else write something else there since? */
export const isMet = (typed: Typed | undefined, saved: string): boolean =>
  typed !== undefined && typed.base !== saved && typed.text !== saved;

export interface KeptText {
  text: string;
  /** It is typed and not saved, and nobody is typing or sending it now. */
  isWaiting: boolean;
  /** What somebody else wrote there meanwhile; null where nobody did. */
  theirs: string | null;
  /** The state that it was begun in. */
  seen: string;
  onFocus(): void;
  type(text: string): void;
  /** The field is left, or its button pressed: it is sent, unless somebody else wrote there. */
  leave(): void;
  /** Mine counts, instead of theirs. */
  keepMine(): void;
  /** What is saved counts. */
  giveUp(): void;
}

/** `seen` names the state that `saved` was read in; `save` gets what stands there by what was read last. */
export function useKeptText(
  about: string,
  saved: string,
  save: (text: string, base: string) => Promise<boolean>,
  seen = "",
): KeptText {
  const name = `${writer()} ${about}`;
  const found = useTexts(({ all }) => all[name]);
  const typed = found?.text === saved ? undefined : found; // somebody wrote the same, or it has come
  const [isTyping, setTyping] = useState(false);
  const [isSent, setSent] = useState(false);
  const theirs = isMet(typed, saved) && !isSent ? saved : null;
  useEffect(() => {
    if (found?.text === saved && !isSent) put(name, null);
  }, [found, saved, isSent, name]);
  const send = async (one: Typed) => {
    setSent(true);
    const isDone = await save(one.text, one.base).catch(() => false);
    if (isDone && useTexts.getState().all[name]?.text === one.text) put(name, null);
    setSent(false);
  };
  return {
    text: typed?.text ?? saved,
    isWaiting: typed !== undefined && !isTyping && !isSent && theirs === null,
    theirs,
    seen: typed?.seen ?? seen,
    onFocus: () => setTyping(true),
    type: (text) => put(name, typedOver(typed, saved, text, seen)),
    leave() {
      setTyping(false);
      if (typed && theirs === null && !isSent) void send(typed);
    },
    keepMine() {
      if (!typed) return;
      const mine = { ...typed, base: saved, seen };
      put(name, mine);
      void send(mine);
    },
    giveUp: () => put(name, null),
  };
}

/** For tests: as after the page was loaded again. */
export const reloadTexts = (): void => useTexts.setState({ all: kept() });
