/** What was said to whoever is signed in, newest first, and up to which of it they have seen it in this browser. */
import { queryOptions } from "@tanstack/react-query";

import { answered, api } from "./client";
import { key } from "./keys";
import type { MentionRow } from "./schema";
import { writer } from "./standing";

const MOST = 12;

export const mentionsOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "mention"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/mentions", {
          params: { path: { project_id: project }, query: { limit: MOST } },
          signal,
        }),
      ),
  });

const SEEN = "sb.seen mentions";
const kept = (project: string): string => `${SEEN} ${project} ${writer()}`;

/** The rows that came after the one that was seen last. */
export function unseen(rows: readonly MentionRow[], seen: string | null): readonly MentionRow[] {
  const at = rows.findIndex((row) => row.id === seen);
  return rows.slice(0, at < 0 ? rows.length : at).filter((row) => !row.answered);
}

export const seenOf = (project: string): string | null => localStorage.getItem(kept(project));
export const see = (project: string, row: MentionRow): void => localStorage.setItem(kept(project), row.id);
