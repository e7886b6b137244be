/** The requests that make a first board. */
import { answered, api, once } from "../../api/client";
import { Refusal } from "../../api/refusal";
import type { CreateProjectAnswer } from "../../api/schema";

export type ExampleName = "college_silence" | "chase";
export type Beginning = { file: File } | { text: string } | { example: ExampleName };

/** The project that an example becomes: its files name it. */
const EXAMPLES: Record<ExampleName, string> = { college_silence: "PRJ_001", chase: "PRJ_002" };

/** A project of a screenplay (its title, scenes, frames and a spec for each name), or a copy of an example. */
export async function begun(beginning: Beginning): Promise<CreateProjectAnswer> {
  if (!("file" in beginning)) {
    return answered(api.POST("/v1/projects", { body: beginning, headers: once() }));
  }
  const form = new FormData();
  form.append("file", beginning.file, beginning.file.name);
  const asked = api.POST("/v1/projects", {
    body: form as never, // the description has the fields of the form, and the browser makes it
    bodySerializer: (whole) => whole as unknown as FormData,
    headers: once(),
  });
  return answered(asked);
}

/** Draw drafts of all: the first scene by itself, so that something is seen at once. */
export async function drawDrafts(project: string): Promise<void> {
  const drafts = (selectors: string[]) =>
    api.POST("/v1/projects/{project_id}/renders", {
      params: { path: { project_id: project } },
      body: { draft: true, selectors },
      headers: once(),
    });
  await drafts(["S01"]);
  await drafts([]);
}

/** The project of an example that was opened before, where that is why it was refused. */
export const exampleOf = (beginning: Beginning, error: unknown): string | null =>
  "example" in beginning && error instanceof Refusal && error.code === "project-exists"
    ? EXAMPLES[beginning.example]
    : null;
