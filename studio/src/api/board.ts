/** The board's answer: a row for each card, kept as one list of which single rows are made anew. */
import { queryOptions, type QueryClient } from "@tanstack/react-query";

import { answered, api } from "./client";
import { key } from "./keys";
import { labelled, labelledAs } from "./labels";
import type { BoardRow, BoardPage } from "./schema";

export type { BoardAsset, BoardRow, BoardScene } from "./schema";
export type Board = Omit<BoardPage, "next" | "failure">;

/** What a card is called: a frame may stand in the cut more than once. It is a selector of the cut, too. */
export const cardOf = (row: Pick<BoardRow, "frame_id" | "use">): string =>
  row.use > 1 ? `${row.frame_id}#${row.use}` : row.frame_id;

export const frameOf = (card: string): string => card.split("#")[0] ?? card;

const at = (project: string) => ({ project_id: project });

async function whole(project: string, signal: AbortSignal): Promise<Board> {
  const page = (after?: string) =>
    answered(
      api.GET("/v1/projects/{project_id}/board", {
        params: { path: at(project), query: after ? { after } : {} },
        signal,
      }),
    );
  const { next, ...board } = await page();
  const rows = [...board.rows];
  for (let after = next; after;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- where the next page begins is in this one
    const more = await page(after);
    rows.push(...more.rows);
    after = more.next;
  }
  return { ...board, rows: labelled(rows) };
}

export const boardOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "board"),
    queryFn: ({ signal }) => whole(project, signal),
    structuralSharing: (before, now) => shared(before as Board | undefined, now as Board),
  });

/** Rows that are as they were stay the same objects, so that their cards are not drawn again. */
export function shared(before: Board | undefined, now: Board): Board {
  if (!before) return now;
  const known = new Map(before.rows.map((row) => [cardOf(row), row]));
  return {
    ...now,
    rows: now.rows.map((row) => {
      const was = known.get(cardOf(row));
      return was && isSame(was, row) ? was : row;
    }),
  };
}

function isSame(one: BoardRow, other: BoardRow): boolean {
  return (Object.keys(other) as (keyof BoardRow)[]).every((name) => {
    const [a, b] = [one[name], other[name]];
    return a === b || (Array.isArray(a) && Array.isArray(b) && a.join("\n") === b.join("\n"));
  });
}

/** The board with these rows in the place of those of the same frames; those that are no row of it any more go. */
export function mended(board: Board, frames: readonly string[], fresh: Board): Board {
  const asked = new Set(frames);
  const found = new Map(fresh.rows.map((row) => [cardOf(row), row]));
  const rows = board.rows.flatMap((row) => {
    if (!asked.has(row.frame_id)) return [row];
    const alone = found.get(cardOf(row));
    const now = alone && labelledAs(alone, row);
    return now ? [isSame(row, now) ? row : now] : [];
  });
  // `head` stays: it says up to where the order of the cut was seen, and single rows do not tell that.
  return { ...board, rows, totals: fresh.totals };
}

const AT_ONCE = 200; // more frames than this are sooner read as the whole board, whose bytes the server keeps

/** Reads the rows of these frames again. */
export async function mendRows(
  client: QueryClient,
  project: string,
  frames: readonly string[],
): Promise<void> {
  const { queryKey } = boardOf(project);
  const kept = client.getQueryData(queryKey);
  if (!kept || frames.length === 0) return;
  const isKnown = new Set(kept.rows.map((row) => row.frame_id));
  if (frames.length > AT_ONCE || frames.some((frame) => !isKnown.has(frame))) {
    await client.invalidateQueries({ queryKey, exact: true });
    return;
  }
  const fresh = await answered(
    api.GET("/v1/projects/{project_id}/board", {
      params: { path: at(project), query: { frame_id: [...frames] } },
    }),
  );
  client.setQueryData(queryKey, (board) => board && mended(board, frames, fresh));
}

/** Changes rows here before the server says so; what it says later stands above. */
export function patchRows(
  client: QueryClient,
  project: string,
  cards: ReadonlySet<string>,
  change: (row: BoardRow) => BoardRow,
): void {
  client.setQueryData(
    boardOf(project).queryKey,
    (board) =>
      board && {
        ...board,
        rows: board.rows.map((row) => (cards.has(row.frame_id) ? change(row) : row)),
      },
  );
}

/** A row as a decision about its picture leaves it; of a remark it stays as it is. */
export function withDecision(
  row: BoardRow,
  { decision, note, by }: { decision: string; note: string; by: string },
): BoardRow {
  const isDecided = row.needs === "decision";
  if (decision === "approve") {
    const needs = isDecided ? "none" : row.needs;
    return {
      ...row,
      review_status: "approved",
      redrawn: false,
      asks: false,
      needs,
      approved_by: by,
      reasons: [],
    };
  }
  if (decision === "retake" || decision === "reject") {
    const needs = isDecided ? "retake" : row.needs;
    const review_status = decision === "retake" ? "retake" : "rejected";
    return { ...row, review_status, redrawn: false, asks: false, needs, reasons: note ? [note] : [] };
  }
  return row;
}
