/** What people decided about frames, as it is heard: somebody else's decision, and one that was over one's own. */
import type { BoardRow } from "../api/board";
import { nameIn } from "../api/signature";
import type { Message } from "./stream";

export type Decided = "approve" | "retake" | "reject";

export interface Decision {
  frame: string;
  decision: Decided;
  /** Who decided, as signed. */
  by: string;
}

const DECIDED = new Set<string>(["approve", "retake", "reject"] satisfies Decided[]);

/** The decision that a message tells of; null where it tells of something else, as of a remark. */
export function decisionIn({ name, data }: Message): Decision | null {
  const { decision = "", by = "" } = (data["body"] ?? {}) as { decision?: string; by?: string };
  if (name !== "event" || data["kind"] !== "review.decided" || !DECIDED.has(decision)) return null;
  const signed = by || String(data["actor"] ?? "");
  return { frame: String(data["subject"]), decision: decision as Decided, by: signed };
}

export interface Overruled {
  frame: string;
  who: string;
  decision: Decided;
  /** What one had decided oneself. */
  yours: Decided;
}

/** Remembers what this person decided last of each frame, and says where somebody else decides otherwise. */
export class Own {
  private readonly last = new Map<string, Decided>();

  /** `row` is the frame as it was before the message. */
  heard(message: Message, me: string, row: BoardRow | undefined): Overruled | null {
    const made = decisionIn(message);
    if (!made) return null;
    const { frame, decision, by } = made;
    const isApprovedByMe = row?.review_status === "approved" && row.approved_by === me;
    const yours = this.last.get(frame) ?? (isApprovedByMe ? "approve" : undefined);
    if (by === me) {
      this.last.set(frame, decision);
      return null;
    }
    this.last.delete(frame); // now it is theirs
    return yours && me && yours !== decision ? { frame, who: nameIn(by), decision, yours } : null;
  }
}
