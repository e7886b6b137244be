/** The requests that make a first board. */
import { answered, api, once } from "../../api/client";
import { Refusal } from "../../api/refusal";
import type { CreateProjectAnswer } from "../../api/schema";

export type Beginning = { file: File } | { example: "college_silence" };

/** The project that an example becomes: its files name it. */
const EXAMPLES = { college_silence: "PRJ_001" } as const;

/** A project of a screenplay (its title, scenes, frames and a spec for each name), or a copy of an example. */
export async function begun(beginning: Beginning): Promise<CreateProjectAnswer> {
  const body =
    "file" in beginning
      ? { file: { name: beginning.file.name, data: await base64(beginning.file) } }
      : { example: beginning.example };
  return answered(api.POST("/v1/projects", { body, headers: once() }));
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

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  const PART = 0x8000; // a call takes only so many arguments
  for (let from = 0; from < bytes.length; from += PART) {
    text += String.fromCharCode(...bytes.subarray(from, from + PART));
  }
  return btoa(text);
}
