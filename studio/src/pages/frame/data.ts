/** What the Frame page reads. */
import { queryOptions, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { framePicture } from "../../api/pictures";
import type { FrameRow, HistoryRow } from "../../api/schema";
import { decode } from "../../ui/stage/pictures";

const at = (project: string, frame: string) => ({ path: { project_id: project, frame_id: frame } });

export const frameOf = (project: string, frame: string) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "row"),
    queryFn: async ({ signal }): Promise<FrameRow | null> => {
      const { frames } = await answered(
        api.GET("/v1/projects/{project_id}/frames/{frame_id}", { params: at(project, frame), signal }),
      );
      return frames[0] ?? null;
    },
  });

/**
 * Its versions, newest first, then its drafts. Drafts have numbers of their own, which on this page are below 0:
 * so one number says which picture is meant.
 */
export const versionsOf = (project: string, frame: string) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "versions"),
    queryFn: async ({ signal }) => {
      const told = await answered(
        api.GET("/v1/projects/{project_id}/frames/{frame_id}/renders", {
          params: at(project, frame),
          signal,
        }),
      );
      return { ...told, rows: told.rows.map(numbered) };
    },
  });

const numbered = (row: HistoryRow): HistoryRow =>
  row.draft && row.render_version !== null ? { ...row, render_version: -row.render_version } : row;

/** The version that is judged and decided about; none where there are only drafts. */
export const countingIn = (rows: readonly HistoryRow[] | undefined): HistoryRow | null =>
  rows?.find((one) => one.counts) ?? rows?.find((one) => !one.draft) ?? null;

/** All pictures of the frame as they were made: the oldest first. */
export const oldestFirst = (rows: readonly HistoryRow[]): HistoryRow[] =>
  rows
    .filter((one) => one.render_version !== null)
    .toSorted((a, b) => order(a) - order(b) || (a.render_version ?? 0) - (b.render_version ?? 0));

const order = (row: HistoryRow): number => Date.parse(row.at) || 0;

export const checkOf = (project: string, frame: string, version: number | null) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "check", version),
    enabled: version !== null && version > 0, // nobody checks drafts
    queryFn: async ({ signal }) => {
      const { row } = await answered(
        api.GET("/v1/projects/{project_id}/frames/{frame_id}/check", {
          params: { ...at(project, frame), query: { version: version ?? 0 } },
          signal,
        }),
      );
      return row;
    },
  });

/** What was read from which words, and what became of it. */
export const readingOf = (project: string, frame: string) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "reading"),
    queryFn: async ({ signal }) => {
      const told = await answered(
        api.POST("/v1/projects/{project_id}/frames/{frame_id}:explain", {
          params: { ...at(project, frame), header: once() },
          body: {},
          signal,
        }),
      );
      return { frame: told.frames[0] ?? null, scene: told.scenes[0] ?? null };
    },
  });

/** The address of a version's picture. */
export const pictureOf = (project: string, row: Pick<HistoryRow, "frame_id" | "render_version" | "sha256">) =>
  framePicture(project, row.frame_id, {
    version: row.render_version && Math.abs(row.render_version),
    sha256: row.sha256,
    draft: (row.render_version ?? 0) < 0,
  });

/** Frames that may be wanted next are read, and their pictures decoded, before somebody goes there. */
export function useAheadOf(project: string, frames: readonly string[]): void {
  const client = useQueryClient();
  const listed = frames.join(" ");
  useEffect(() => {
    const soon = setTimeout(() => {
      for (const frame of listed.split(" ").filter(Boolean)) readAhead(client, project, frame);
    }, 20);
    return () => clearTimeout(soon);
  }, [client, project, listed]);
}

function readAhead(client: QueryClient, project: string, frame: string): void {
  void client.prefetchQuery(frameOf(project, frame));
  client
    .fetchQuery(versionsOf(project, frame))
    .then(({ rows }) => {
      const row = countingIn(rows) ?? rows[0];
      if (!row?.is_there) return undefined;
      void client.prefetchQuery(checkOf(project, frame, row.render_version));
      return decode(pictureOf(project, row));
    })
    .catch(() => undefined); // it is told when somebody goes there
}
