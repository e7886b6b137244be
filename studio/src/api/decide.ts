/** Decisions as the server takes them: the one place where they are sent from, whatever page they are made on. */
import { answered, api, once } from "./client";
import type { DrawnMark, Refused } from "./schema";

export type Verb = "approve" | "retake" | "reject" | "comment";

export interface Said {
  note?: string;
  drawing?: DrawnMark[];
  reply_to?: string;
  /** The version that was looked at: where another one counts by now it is refused. */
  seen?: number | null;
}

export interface Made {
  /** Frames about which it is decided as was asked. */
  done: number;
  refused: readonly Refused[];
  /** Approved before: nothing was written. */
  already: number;
}

/** Rules that may fail, each for the same reason. */
export interface Exception {
  rules: readonly string[];
  reason: string;
  scope: "version" | "frame" | "scene";
}

const AT = "/v1/projects/{project_id}/frames";

/** Sends a decision, or a remark, about frames. */
export async function decide(
  project: string,
  verb: Verb,
  selectors: string[],
  said: Said = {},
): Promise<Made> {
  const params = { path: { project_id: project }, header: once() };
  const { note = "", ...more } = said;
  const body = { selectors, note, ...more };
  if (verb === "approve") {
    const made = await answered(api.POST(`${AT}:approve`, { params, body }));
    return { done: made.approved.length, refused: made.refused, already: made.already };
  }
  if (verb === "comment") {
    const made = await answered(api.POST(`${AT}:comment`, { params, body }));
    return { done: made.commented.length, refused: made.refused, already: 0 };
  }
  const sending =
    verb === "retake"
      ? api.POST(`${AT}:retake`, { params, body })
      : api.POST(`${AT}:reject`, { params, body });
  const made = await answered(sending);
  return { done: made.decided.length, refused: made.refused, already: 0 };
}

/** Lets rules fail, one after another: the frame may be approved once all of them are granted. */
export async function allow(
  project: string,
  frame: string,
  { rules, reason, scope }: Exception,
  seen: number | null,
): Promise<void> {
  const grant = async (rule: string) =>
    answered(
      api.POST("/v1/projects/{project_id}/frames/{frame_id}:allow", {
        params: { path: { project_id: project, frame_id: frame }, header: once() },
        body: { rule, reason, scope, seen },
      }),
    );
  await rules.reduce<Promise<unknown>>((before, rule) => before.then(() => grant(rule)), Promise.resolve());
}
