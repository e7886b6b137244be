/** What is decided of an appearance: shown at once, and taken back where the server refuses. */
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { useAct } from "../../api/act";
import { allow, decide, type Exception } from "../../api/decide";
import { Refusal } from "../../api/refusal";
import type { Refused } from "../../api/schema";
import { useWords } from "../../words";
import { appearancesOf, type Appearance, type Appearances } from "../assets/data";

export type Scope = Exception["scope"];

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
    /** Shown at once; true where it was taken. */
    const decided = async (row: Appearance, verb: "approve" | "retake", note: string, done: string) => {
      patch(row.frame_id, (old) => ({ ...old, review_status: verb === "approve" ? "approved" : "retake" }));
      const said = { note, seen: row.render_version };
      const sending = decide(project, verb, [row.frame_id], said).then(
        ({ refused }) => orThrow(refused) ?? true,
      );
      const taken = await act(sending, { done });
      if (!taken) patch(row.frame_id, (old) => ({ ...old, review_status: row.review_status }));
      await client.invalidateQueries({ queryKey });
      return taken ?? false;
    };
    return {
      approve: async (row) => void (await decided(row, "approve", "", t.consistency.approved(row.shot))),
      retake: async (row, note) => decided(row, "retake", note, t.consistency.sentBack(row.shot)),
      async allow(row, rules, reason, scope) {
        const all = allow(project, row.frame_id, { rules, reason, scope }, row.render_version).then(
          () => true,
        );
        return (await act(all, { renews: [queryKey], done: t.consistency.allowed(row.shot) })) ?? false;
      },
    };
  }, [act, asset, client, project, t]);
}
