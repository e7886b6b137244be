/** What people said of a frame: remarks and decisions as threads. */
import type { EarlierDecision, FrameRow } from "../../api/schema";

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

/** What was said with a drawing, oldest first. */
export const drawingsOf = (said: readonly EarlierDecision[]): EarlierDecision[] =>
  said.filter((one) => one.drawing.length > 0);

/** The drawing that is seen on a version: of the remark that is chosen where it is about it, else the newest. */
export function drawnOn(
  said: readonly EarlierDecision[],
  version: number | null,
  chosen: string | null,
): EarlierDecision | null {
  if (chosen === "none") return null;
  const about = drawingsOf(said).filter((one) => one.render_version === version);
  return about.find((one) => one.id === chosen) ?? about.at(-1) ?? null;
}

/** The approval that stands, or that is of a picture before: who, and of which version. */
export function approvalOf(
  row: Pick<FrameRow, "approved_by" | "approved_at" | "said">,
): { by: string; version: number | null } | null {
  if (!row.approved_by) return null;
  const approvals = row.said.filter((one) => one.decision === "approve");
  const found = approvals.findLast((one) => one.at === row.approved_at) ?? approvals.at(-1);
  return { by: row.approved_by, version: found?.render_version ?? null };
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
