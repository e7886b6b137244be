/** What there is to lock of an asset, and what a take of it as its spec is now would be drawn from. */
import type { TakeShown } from "../../api/schema";
import type { Asset } from "./data";

type About = Pick<Asset, "version" | "edited_since_lock"> & {
  takes: readonly Pick<TakeShown, "locked_as" | "outdated_by" | "seed">[];
};

/** "drawn": a take can be locked. "undrawn": nothing was drawn of the spec as it is, so that no lock succeeds. */
export type Lockable = "drawn" | "undrawn" | "nothing new";

export function lockableOf({ version, takes, edited_since_lock: edited }: About): Lockable {
  const newest = takes.at(-1);
  if (!newest) return version !== null && edited.length === 0 ? "nothing new" : "undrawn";
  return newest.locked_as !== null && edited.length === 0 ? "nothing new" : "drawn";
}

/** Fields whose change the pictures would have to show. A candidate has a seed of its own on purpose. */
export const shownBy = (outdated: readonly string[]): string[] => outdated.filter((one) => one !== "seed");

/** How the next take is begun: what changed with the seed that there is, or another candidate. */
export function drawnNext(asset: About): { what: "all" | "other"; seed: number | null } {
  const newest = asset.takes.at(-1);
  const isFirst = !newest && asset.version === null;
  const isEdited = newest ? shownBy(newest.outdated_by).length > 0 : asset.edited_since_lock.length > 0;
  if (!isEdited) return { what: isFirst ? "all" : "other", seed: null };
  // The newest take is a candidate: its seed is not the spec's, and nobody wrote another one into the spec.
  const isCandidate = newest?.outdated_by.includes("seed") && !asset.edited_since_lock.includes("seed");
  return isCandidate ? { what: "other", seed: newest?.seed ?? null } : { what: "all", seed: null };
}
