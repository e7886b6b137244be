/** The recipe of each version in words, as the ledger keeps it with the picture. */
import { queryOptions } from "@tanstack/react-query";

import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";

export interface Recipe {
  hash: string;
  /** Part → its value; of a long part only the beginning of its hash, after a #. */
  parts: ReadonlyMap<string, string>;
}

export interface Change {
  part: string;
  before: string | null;
  after: string | null;
}

export const recipesOf = (project: string, frame: string) =>
  queryOptions({
    queryKey: key(project, "frame", frame, "recipes"),
    queryFn: async ({ signal }) => {
      const { events } = await answered(
        api.POST("/v1/projects/{project_id}:log", {
          params: { path: { project_id: project }, header: once() },
          body: { subject: frame, kinds: ["render"], bodies: true, newest_first: true, limit: 200 },
          signal,
        }),
      );
      return recipesIn(events);
    },
  });

/** By version; what was drawn again later counts. Newest first. */
export function recipesIn(events: readonly { kind: string; body: object }[]): ReadonlyMap<number, Recipe> {
  const found = new Map<number, Recipe>();
  for (const { kind, body } of events) {
    const said = body as Record<string, unknown>;
    const { render_version: version, recipe_parts: parts, recipe_hash: hash } = said;
    if (kind !== "render.stored" || typeof version !== "number" || said["draft"] === true) continue;
    if (found.has(version) || typeof parts !== "object" || parts === null) continue;
    const rows = Object.entries(parts).map(([name, value]): [string, string] => [name, String(value)]);
    found.set(version, { hash: String(hash ?? ""), parts: new Map(rows) });
  }
  return found;
}

/** What follows from other parts: it is told only where nothing else differs. */
const EFFECTS = new Set(["prompt", "staging", "cast", "compiler"]);

export function changesBetween(before: Recipe, after: Recipe): Change[] {
  const names = [...new Set([...after.parts.keys(), ...before.parts.keys()])];
  const all = names.flatMap((part): Change[] => {
    const [was, is] = [before.parts.get(part) ?? null, after.parts.get(part) ?? null];
    return was === is ? [] : [{ part, before: was, after: is }];
  });
  const causes = all.filter(({ part }) => !EFFECTS.has(part));
  return causes.length > 0 ? causes : all;
}

/** A long part is told by its hash alone. */
export const isHash = (value: string): boolean => /^#[0-9a-f]{6,}$/.test(value);
