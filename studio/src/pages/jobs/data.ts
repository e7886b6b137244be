/** The jobs of a project, kept as the server has them: asked for again when one begins or ends, moved in between. */
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import type { JobList, JobState, JobView } from "../../api/schema";
import { useMessages } from "../../live/project";

const OPEN: readonly JobState[] = ["running", "queued"];
const ENDED: JobState[] = ["done", "failed", "cancelled"];
const PAGE = 20;

const jobs = (project: string, query: { state: JobState[]; after?: string; limit?: number }) =>
  answered(
    api.GET("/v1/projects/{project_id}/jobs", {
      params: {
        path: { project_id: project },
        query: {
          state: query.state,
          ...(query.after ? { after: query.after } : {}),
          ...(query.limit ? { limit: query.limit } : {}),
        },
      },
    }),
  );

const openKey = (project: string) => key(project, "job", "open");

/** Those that run, then those that wait, the oldest first. They move as the server says how far they are. */
export function useOpenJobs(project: string) {
  const client = useQueryClient();
  useMessages(({ name, data }) => {
    if (name !== "progress") return;
    client.setQueryData<JobView[]>(openKey(project), (known) => known && moved(known, data));
  });
  return useQuery({
    queryKey: openKey(project),
    queryFn: async () => {
      const lists = await Promise.all(OPEN.map((state) => jobs(project, { state: [state] })));
      return lists.flatMap((list: JobList) => list.jobs.toReversed());
    },
  });
}

/** The list with the progress that a message tells of one of them. */
export function moved(known: JobView[], told: Record<string, unknown>): JobView[] {
  const progress = told["progress"] as JobView["progress"] | undefined;
  if (!progress) return known;
  return known.map((job) =>
    job.job_id === told["job_id"] ? { ...job, state: told["state"] as JobState, progress } : job,
  );
}

/** Those that have ended, the newest first. */
export function useEndedJobs(project: string) {
  return useInfiniteQuery({
    queryKey: key(project, "job", "ended"),
    initialPageParam: "",
    queryFn: ({ pageParam }) => jobs(project, { state: ENDED, after: pageParam, limit: PAGE }),
    getNextPageParam: (last) => last.next,
    select: ({ pages }) => pages.flatMap((page) => page.jobs),
  });
}

/** What would be drawn of these frames, and what keeps others from it. */
export function usePlan(project: string, selectors: readonly string[]) {
  return useQuery({
    queryKey: key(project, "status", "plan", selectors.join(" ")),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answered(
        api.POST("/v1/projects/{project_id}:plan", {
          params: { path: { project_id: project } },
          body: { selectors: [...selectors] },
          signal,
        }),
      ),
  });
}
