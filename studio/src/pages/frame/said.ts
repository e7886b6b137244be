/** What people said of a frame: remarks and decisions as threads. */
import type { EarlierDecision } from "../../api/schema";

export interface Thread {
  first: EarlierDecision;
  replies: EarlierDecision[];
}

/** Remarks with their replies, oldest first; a reply to a reply stands in the same thread. */
export function threadsOf(said: readonly EarlierDecision[]): Thread[] {
  const byId = new Map(said.map((one) => [one.id, one]));
  const firstOf = (one: EarlierDecision): EarlierDecision => {
    const seen = new Set<string>();
    let now = one;
    for (;;) {
      const before = now.reply_to ? byId.get(now.reply_to) : undefined;
      if (!before || seen.has(before.id)) return now;
      seen.add(before.id);
      now = before;
    }
  };
  const threads = new Map<string, Thread>();
  for (const one of said) {
    const first = firstOf(one);
    if (first === one) threads.set(one.id, { first: one, replies: threads.get(one.id)?.replies ?? [] });
    else {
      const thread = threads.get(first.id) ?? { first, replies: [] };
      threads.set(first.id, { ...thread, replies: [...thread.replies, one] });
    }
  }
  return [...threads.values()];
}

/** A text in parts: those that name somebody with an @, and the rest. */
export function partsOf(note: string): { text: string; isMention: boolean }[] {
  return note
    .split(/((?<![\p{L}\p{N}_@.])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*)/u)
    .filter(Boolean)
    .map((text) => ({ text, isMention: /^@[\p{L}\p{N}_]/u.test(text) }));
}

/** The word after an @ that ends where the cursor stands, if somebody writes one. */
export function wordAfterAt(text: string, cursor: number): { from: number; word: string } | null {
  const found = /(?:^|[\s(,;])@([\p{L}\p{N}_.-]*)$/u.exec(text.slice(0, cursor));
  if (!found) return null;
  const word = found[1] ?? "";
  return { from: cursor - word.length - 1, word };
}

export interface Person {
  login: string;
  name: string;
}

/** Who fits the letters that were written, those whose login begins so first. */
export function suggested(people: readonly Person[], word: string, most = 6): Person[] {
  const wanted = word.toLocaleLowerCase();
  const begins = ({ login }: Person) => login.toLocaleLowerCase().startsWith(wanted);
  return people
    .filter(
      (one) =>
        begins(one) ||
        one.name
          .toLocaleLowerCase()
          .split(/\s+/)
          .some((part) => part.startsWith(wanted)),
    )
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)) || a.login.localeCompare(b.login))
    .slice(0, most);
}
