/** The variants of a frame as the server has them, and the job that draws more. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { create } from "zustand";

import { answered, api } from "../api/client";
import { key } from "../api/keys";
import type { JobView } from "../api/schema";
import { useOpenJobs } from "../pages/jobs/data";

export const variantsOf = (project: string, frame: string) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "candidates"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/frames/{frame_id}/candidates", {
          params: { path: { project_id: project, frame_id: frame } },
          signal,
        }),
      ),
  });

interface Begun {
  job: string;
  /** So many there will be. */
  wanted: number;
}

/** What was begun from here, by frame: whoever closes the window and opens it again sees how far it is. */
const useBegun = create<Record<string, Begun>>(() => ({}));
const named = (project: string, frame: string) => `${project} ${frame}`;

export const begin = (project: string, frame: string, begun: Begun): void =>
  useBegun.setState({ [named(project, frame)]: begun });

const HAS_ENDED: ReadonlySet<string> = new Set(["done", "failed", "cancelled"]);

export interface Work {
  /** The job that draws now, also where another person or window began it. */
  open: JobView | null;
  /** The one that was begun from here and came to an end that is worth a word. */
  failed: JobView | null;
  /** So many there will be, where it is known. */
  wanted: number;
  isDrawing: boolean;
}

export function useWork(project: string, frame: string): Work {
  const begun = useBegun((state) => state[named(project, frame)]);
  const { data: jobs } = useOpenJobs(project);
  const { data: own, isError } = useQuery({
    queryKey: key(project, "job", begun?.job ?? ""),
    enabled: begun !== undefined,
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/jobs/{job_id}", {
          params: { path: { project_id: project, job_id: begun?.job ?? "" } },
          signal,
        }),
      ),
  });
  const isOfFrame = (job: JobView) =>
    job.operation === "render" && job.about.length === 1 && job.about[0] === frame;
  const hasEnded = own !== undefined && HAS_ENDED.has(own.state);
  const other = jobs?.find((job) => isOfFrame(job) && !(hasEnded && job.job_id === own.job_id)) ?? null;
  const open = own && !hasEnded ? own : other;
  return {
    open,
    failed: hasEnded && (own.state !== "done" || own.failure) ? own : null,
    wanted: begun?.wanted ?? 0,
    isDrawing: open !== null || (begun !== undefined && own === undefined && !isError),
  };
}
