/** What is decided of an appearance: shown at once, and taken back where the server refuses. */
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { Refusal } from "../../api/refusal";
import type { Refused } from "../../api/schema";
import { useWords } from "../../words";
import { appearancesOf, type Appearance, type Appearances } from "../assets/data";

export type Scope = "version" | "frame" | "scene";

export interface Decide {
  approve(row: Appearance): Promise<void>;
  /** True where it was sent back. */
  retake(row: Appearance, note: string): Promise<boolean>;
  /** True where all of the rules may fail now. */
  allow(row: Appearance, rules: readonly string[], reason: string, scope: Scope): Promise<boolean>;
}

/** What was not done although the request was: the same words as of a request that is refused. */
function orThrow(refused: readonly Refused[]): void {
  const [first] = refused;
  if (first)
    throw new Refusal({ status: 409, code: "refused", detail: first.reason, hint: first.hint ?? undefined });
}

export function useDecide(project: string, asset: string): Decide {
  const t = useWords();
  const act = useAct();
  const client = useQueryClient();
  return useMemo(() => {
    const { queryKey } = appearancesOf(project, asset);
    const patch = (frame: string, change: (row: Appearance) => Appearance) =>
      client.setQueryData<Appearances>(
        queryKey,
        (old) => old && { ...old, rows: old.rows.map((row) => (row.frame_id === frame ? change(row) : row)) },
      );
    const paramsOf = (row: Appearance) => ({
      path: { project_id: project, frame_id: row.frame_id },
      header: once(),
    });
    return {
      async approve(row) {
        patch(row.frame_id, (old) => ({ ...old, review_status: "approved" }));
        const sent = answered(
          api.POST("/v1/projects/{project_id}/frames/{frame_id}:approve", {
            params: paramsOf(row),
            body: { seen: row.render_version },
          }),
        ).then(({ refused }) => orThrow(refused) ?? true);
        const done = await act(sent, { done: t.consistency.approved(row.shot) });
        if (!done) patch(row.frame_id, (old) => ({ ...old, review_status: row.review_status }));
        await client.invalidateQueries({ queryKey });
      },
      async retake(row, note) {
        patch(row.frame_id, (old) => ({ ...old, review_status: "retake" }));
        const sent = answered(
          api.POST("/v1/projects/{project_id}/frames/{frame_id}:retake", {
            params: paramsOf(row),
            body: { note, seen: row.render_version },
          }),
        ).then(({ refused }) => orThrow(refused) ?? true);
        const done = await act(sent, { done: t.consistency.sentBack(row.shot) });
        if (!done) patch(row.frame_id, (old) => ({ ...old, review_status: row.review_status }));
        await client.invalidateQueries({ queryKey });
        return done ?? false;
      },
      async allow(row, rules, reason, scope) {
        const grant = (rule: string) =>
          answered(
            api.POST("/v1/projects/{project_id}/frames/{frame_id}:allow", {
              params: paramsOf(row),
              body: { rule, reason, scope, seen: row.render_version },
            }),
          );
        const all = rules
          .reduce<Promise<unknown>>((before, rule) => before.then(() => grant(rule)), Promise.resolve())
          .then(() => true);
        return (await act(all, { renews: [queryKey], done: t.consistency.allowed(row.shot) })) ?? false;
      },
    };
  }, [act, asset, client, project, t]);
}
