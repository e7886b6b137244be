/** What the server says of scripts: their files, and which of their lines each frame shows. */
import { queryOptions } from "@tanstack/react-query";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { labelled } from "../../api/labels";
import type { ScriptLines } from "../../api/schema";

export type {
  FrameLines,
  PreviewName,
  PreviewRow,
  Problem,
  SceneLines,
  ScriptFacts,
  ScriptFramesAnswer,
  ScriptLines,
  ScriptPart,
  ScriptPreviewAnswer,
  ShowScriptAnswer,
} from "../../api/schema";

/** The frames as people call them. */
const called = <Told extends { lines: ScriptLines }>(told: Told): Told => ({
  ...told,
  lines: { ...told.lines, frames: labelled(told.lines.frames) },
});

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
    queryFn: async ({ signal }) =>
      called(
        await answered(
          api.GET("/v1/projects/{project_id}/scripts/{script_id}/frames", {
            params: at(project, script),
            signal,
          }),
        ),
      ),
  });

/** What this text would make of the film; nothing is written. */
export async function foreseen(project: string, script: string, text: string, signal?: AbortSignal) {
  const told = await answered(
    api.POST("/v1/projects/{project_id}/scripts/{script_id}:preview", {
      params: at(project, script),
      body: { text },
      ...(signal ? { signal } : {}),
    }),
  );
  const { lines } = called(told);
  const names = new Map(lines.frames.map((one) => [one.frame_id, one.shot]));
  const changes = told.changes.map((one) => ({ ...one, shot: names.get(one.frame_id) ?? one.shot }));
  return { ...told, lines, changes };
}
