/** What the server says of scripts: their files, and which of their lines each frame shows. */
import { queryOptions } from "@tanstack/react-query";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";

export type {
  FrameLines,
  PreviewName,
  PreviewRow,
  Problem,
  SceneLines,
  ScriptFacts,
  ScriptFramesAnswer,
  ScriptLines,
  ScriptPreviewAnswer,
  ShowScriptAnswer,
} from "../../api/schema";

const at = (project: string, script: string) => ({ path: { project_id: project, script_id: script } });

export const scriptsOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "script"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/scripts", {
          params: { path: { project_id: project } },
          signal,
        }),
      ),
  });

/** The text as it is written. */
export const textOf = (project: string, script: string) =>
  queryOptions({
    queryKey: key(project, "script", script, "text"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/scripts/{script_id}", { params: at(project, script), signal }),
      ),
  });

/** Which lines each frame and scene shows. */
export const linesOf = (project: string, script: string) =>
  queryOptions({
    queryKey: key(project, "script", script, "frames"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/scripts/{script_id}/frames", {
          params: at(project, script),
          signal,
        }),
      ),
  });

/** What this text would make of the film; nothing is written. */
export const foreseen = (project: string, script: string, text: string, signal?: AbortSignal) =>
  answered(
    api.POST("/v1/projects/{project_id}/scripts/{script_id}:preview", {
      params: at(project, script),
      body: { text },
      ...(signal ? { signal } : {}),
    }),
  );
