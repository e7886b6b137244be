/** The page is loaded again: what is shown then says why. */

const KEPT = "sb.left word";
export interface Word {
  why: "renewed" | "another";
  /** Who is signed in then. */
  name: string;
}

let leaves = false;

/** Is the page being loaded again? Then nobody is asked whether they want to leave: what they wrote is kept. */
export const isLeaving = (): boolean => leaves;

/** Load the page again, which says why. It never answers. */
export function leaveWith(why: Word["why"], name = ""): Promise<never> {
  if (!leaves) {
    leaves = true;
    sessionStorage.setItem(KEPT, JSON.stringify({ why, name } satisfies Word));
    location.reload();
  }
  return new Promise(() => undefined);
}

/** What the page before this one left to be said, once. */
export function leftWord(): Word | null {
  const left = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return left === null ? null : (JSON.parse(left) as Word);
}
