/** What a plan comes to with what is chosen beside it, and what keeps frames from being drawn. */
import type { PlanAnswer } from "../../api/schema";

export interface Chosen {
  /** Also what is fresh. */
  force: boolean;
  /** Placeholders stand in for what is not locked. */
  draft: boolean;
}

export interface Counts {
  due: number;
  blocked: number;
  /** Fresh, and drawn again all the same. */
  again: number;
  fresh: number;
}

/** The server plans without these two choices; what they change is a matter of counting. */
export function countsOf(plan: PlanAnswer, { force, draft }: Chosen): Counts {
  const blocked = draft ? 0 : plan.rows.filter((row) => row.blockers.length > 0).length;
  const settled = plan.fresh + plan.superseded;
  const again = force ? settled : 0;
  return { due: plan.rows.length - blocked + again, blocked, again, fresh: settled - again };
}

const KINDS = ["not-locked", "no-spec", "unresolved-name"] as const;
export type ObstacleKind = (typeof KINDS)[number] | "unusable";

export interface Obstacle {
  kind: ObstacleKind;
  /** Assets by their ids; of what is no asset yet, the words that the script has. */
  what: readonly string[];
}

/** Why frames are blocked: equal reasons together, each asset once. */
export function obstaclesOf(plan: PlanAnswer): Obstacle[] {
  const found = new Map<ObstacleKind, Set<string>>();
  for (const { code, asset } of plan.rows.flatMap((row) => row.blockers)) {
    const kind = KINDS.find((one) => one === code) ?? "unusable";
    const what = found.get(kind) ?? new Set();
    found.set(kind, what.add(kind === "unresolved-name" ? wordsIn(asset) : asset));
  }
  return [...found].map(([kind, what]) => ({ kind, what: [...what] }));
}

/** "UNRESOLVED_CHAR_OLD_MAN" → "OLD MAN". */
const wordsIn = (name: string): string =>
  name.replace(/^UNRESOLVED_(?:(?:CHAR|ENV|PROP|NAT)_)?/, "").replaceAll("_", " ");
