/** What jobs draw now: a frame without a picture is not "blocked" while its draft is on its way. */
import { useMemo } from "react";

import type { BoardRow, JobView } from "../../api/schema";
import { useOpenJobs } from "../jobs/data";

/** Scenes and frames that are named; "*": all of them. */
export interface Drawing {
  now: ReadonlySet<string>;
  next: ReadonlySet<string>;
  /** Jobs were asked for. */
  isRead: boolean;
}

const ALL = "*";

const named = (jobs: readonly JobView[], state: string): string =>
  jobs
    .filter((one) => one.operation === "render" && one.state === state)
    .flatMap((one) => (one.about.length > 0 ? one.about : [ALL]))
    .join(" ");

/** The same object as long as jobs name the same: how far they are moves no card. */
export function useDrawing(project: string): Drawing {
  const { data: jobs } = useOpenJobs(project);
  const [now, next] = [named(jobs ?? [], "running"), named(jobs ?? [], "queued")];
  const isRead = jobs !== undefined;
  return useMemo(
    () => ({ now: new Set(now.split(" ")), next: new Set(next.split(" ")), isRead }),
    [now, next, isRead],
  );
}

export function drawnNow(
  row: Pick<BoardRow, "frame_id" | "scene_id">,
  drawing: Pick<Drawing, "now" | "next">,
): "now" | "next" | null {
  const isNamed = (names: ReadonlySet<string>) =>
    names.has(ALL) || names.has(row.scene_id) || names.has(row.frame_id);
  if (isNamed(drawing.now)) return "now";
  return isNamed(drawing.next) ? "next" : null;
}
