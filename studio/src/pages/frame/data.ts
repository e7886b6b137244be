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

/** Its versions, newest first. */
export const versionsOf = (project: string, frame: string) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "versions"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/frames/{frame_id}/renders", {
          params: at(project, frame),
          signal,
        }),
      ),
  });

export const checkOf = (project: string, frame: string, version: number | null) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "check", version),
    enabled: version !== null,
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
  framePicture(project, row.frame_id, { version: row.render_version, sha256: row.sha256 });

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
      const row = rows.find((one) => one.counts) ?? rows[0];
      if (!row?.is_there) return undefined;
      void client.prefetchQuery(checkOf(project, frame, row.render_version));
      return decode(pictureOf(project, row));
    })
    .catch(() => undefined); // it is told when somebody goes there
}
