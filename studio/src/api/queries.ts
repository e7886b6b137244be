/** Answers that more than one page asks for. A page's own are beside it. */
import { queryOptions } from "@tanstack/react-query";

import { answered, api, tagged } from "./client";
import { key } from "./keys";
import { labelled } from "./labels";
import type { TimelineAnswer } from "./schema";

export const projects = queryOptions({
  queryKey: ["projects"],
  queryFn: ({ signal }) => answered(api.GET("/v1/projects", { signal })),
});

const at = (project: string) => ({ path: { project_id: project } });

export const projectOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "project"),
    queryFn: ({ signal }) => answered(api.GET("/v1/projects/{project_id}", { params: at(project), signal })),
  });

export const statusOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "status"),
    queryFn: ({ signal }) =>
      answered(api.GET("/v1/projects/{project_id}/status", { params: at(project), signal })),
  });

/** The whole cut, with the tag that a change of it has to name. */
export const timelineOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "timeline"),
    queryFn: async ({ signal }) => {
      const { data, tag } = await tagged(
        api.GET("/v1/projects/{project_id}/timeline", { params: at(project), signal }),
      );
      return { data: labelledCut(data), tag };
    },
  });

/** A whole cut as the server tells it, whose entries are called as people call their frames. */
export const labelledCut = (cut: TimelineAnswer): TimelineAnswer => ({
  ...cut,
  entries: labelled(cut.entries),
});
