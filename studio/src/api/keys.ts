/**
 * Under which key each answer is kept. All of a project's start with `["p", id, what]`, so that an event which
 * touches "assets" can let exactly those be read again (`live/apply.ts`). Of frames the next part is the frame, or
 * "all" where an answer is of many.
 */
export type What =
  | "project"
  | "status"
  | "board"
  | "frame"
  | "timeline"
  | "script"
  | "scene"
  | "asset"
  | "job"
  | "farm"
  | "export"
  | "people"
  | "event"
  | "mention"
  | "presence";

export const key = (project: string, what: What, ...more: readonly (string | number | null)[]) =>
  ["p", project, what, ...more] as const;
