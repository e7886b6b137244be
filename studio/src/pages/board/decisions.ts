/** Decisions from the board: shown at once, taken back where the server refuses, and then its words are shown. */
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { boardOf, mendRows, patchRows, withDecision, type BoardRow } from "../../api/board";
import { decide, type Made, type Verb } from "../../api/decide";
import { useMe } from "../../api/session";
import { sayRefused, spoken } from "../../ui/refused";
import { say } from "../../ui/toast";
import { useWords, type Words } from "../../words";
import { tell } from "./store";

export type Decision = Exclude<Verb, "reject">;

/** How a row looks once the decision holds. */
function decided(row: BoardRow, decision: Decision, note: string, by: string): BoardRow {
  // Without a picture there is nothing to decide about: the server says so.
  const now = row.render_version === null ? row : withDecision(row, { decision, note, by });
  return note ? { ...now, notes: row.notes + 1 } : now;
}

export interface Decisions {
  /** True where it was made, at least about some of the frames. */
  make(decision: Decision, cards: readonly string[], note?: string): Promise<boolean>;
}

export function useDecisions(project: string): Decisions {
  const t = useWords();
  const client = useQueryClient();
  const by = useMe()?.signature ?? "";
  return useMemo(
    () => ({
      async make(decision, cards, note = "") {
        const rows = rowsOf(client, project, cards);
        if (rows.length === 0) return false;
        const frames = new Set(rows.map((row) => row.frame_id));
        patchRows(client, project, frames, (row) => decided(row, decision, note, by));
        try {
          const seen = rows.length === 1 ? (rows[0]?.render_version ?? null) : null;
          const made = await decide(project, decision, [...frames], { note, seen });
          report(decision, rows, made, t);
          putBack(client, project, rows, new Set(made.refused.map((one) => one.frame_id)));
          void mendRows(client, project, [...frames]).catch(() => undefined); // the stream says it, too
          return made.done + made.already > 0;
        } catch (error) {
          putBack(client, project, rows, frames);
          sayRefused(error, t);
          void mendRows(client, project, [...frames]).catch(() => undefined);
          return false;
        }
      },
    }),
    [client, project, by, t],
  );
}

/** The rows of these cards, each frame once. */
function rowsOf(client: QueryClient, project: string, cards: readonly string[]): BoardRow[] {
  const frames = new Set(cards.map((card) => card.split("#")[0]));
  const rows = client.getQueryData(boardOf(project).queryKey)?.rows ?? [];
  const found = new Map<string, BoardRow>();
  for (const row of rows)
    if (frames.has(row.frame_id) && !found.has(row.frame_id)) found.set(row.frame_id, row);
  return [...found.values()];
}

/** Rows as they were before. */
function putBack(
  client: QueryClient,
  project: string,
  rows: readonly BoardRow[],
  frames: ReadonlySet<string>,
): void {
  if (frames.size === 0) return;
  const before = new Map(rows.map((row) => [row.frame_id, row]));
  patchRows(client, project, frames, (row) => {
    const was = before.get(row.frame_id);
    return was ? { ...was, use: row.use, out: row.out, duration_frames: row.duration_frames } : row;
  });
}

function report(decision: Decision, rows: readonly BoardRow[], made: Made, t: Words): void {
  const shot = rows[0]?.shot ?? "";
  const words = { approve: t.board.approved, retake: t.board.sentBack, comment: t.board.noted }[decision];
  if (made.done > 0) {
    tell(words(made.done, shot));
    if (rows.length > 1) say({ text: words(made.done, shot), tone: "good", name: "decided" });
  } else if (made.already > 0) tell(t.board.alreadyApproved);
  const [first] = made.refused;
  if (first) {
    const why = spoken(first.reason, first.hint);
    say({ text: t.board.refusedSome(made.refused.length, why), tone: "bad", name: "refused" });
    tell(t.board.refusedSome(made.refused.length, why));
  }
}
