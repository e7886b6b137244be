/** Changes of the cut from the board: shown at once, undone from the words that tell them. */
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { boardOf, cardOf, frameOf, type Board, type BoardRow } from "../../api/board";
import { useCut, type Change } from "../../api/cut";
import type { TimelineAnswer } from "../../api/schema";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import { reordered, type Put } from "./moves";
import { tell } from "./store";

export interface BoardCut {
  move(put: Put): Promise<void>;
  insert(cards: readonly string[]): Promise<void>;
  omit(cards: readonly string[]): Promise<void>;
  split(card: string): Promise<void>;
  undo(): void;
  redo(): void;
}

/** Somebody cut meanwhile: a change by names means the same as long as all that it names are in the cut. */
const has = (names: readonly string[]) => (cut: TimelineAnswer) => {
  const there = new Set(cut.entries.filter((one) => !one.marks.includes("out")).map(cardOf));
  return names.every((name) => there.has(name));
};

export function useBoardCut(project: string): BoardCut {
  const t = useWords();
  const client = useQueryClient();
  const { mutate, mutateAll, undo, redo } = useCut(project);
  return useMemo(() => {
    const { queryKey } = boardOf(project);
    const board = () => client.getQueryData(queryKey);
    const rowOf = (card: string) => board()?.rows.find((row) => cardOf(row) === card);
    const renew = () => void client.invalidateQueries({ queryKey, exact: true });
    // The stream tells of the change, and then the board is read again (live/rows.ts).
    const done = (text: string) => {
      tell(text);
      say({ text, name: "cut", action: { label: t.common.undo, run: () => void undo() } });
    };
    /** Shown at once; as it was again where it is refused. */
    const shown = async (
      rows: (rows: BoardRow[]) => BoardRow[],
      change: Change,
      names: readonly string[],
      text: string,
    ) => {
      const before = board();
      if (!before) return;
      await client.cancelQueries({ queryKey, exact: true });
      const meant = client.setQueryData(queryKey, { ...before, rows: rows(before.rows) });
      const answer = await mutateAll([change], { seen: before.head, still: has(names) });
      if (answer) done(text);
      else putBack(before, meant);
    };
    const putBack = (before: Board, meant: Board | undefined) => {
      if (board() === meant) client.setQueryData(queryKey, before);
      renew();
    };
    return {
      async move(put) {
        const { moving, after, before } = put;
        const body = { selectors: [...moving], ...(after ? { after } : { before: before ?? null }) };
        const text = t.board.moved(moving.length, rowOf(moving[0] ?? "")?.shot ?? "");
        await shown(
          (rows) => reordered(rows, put),
          { verb: "move", body },
          [...moving, after ?? before ?? ""],
          text,
        );
      },
      async insert(cards) {
        const changes = cards.map((card): Change => ({
          verb: "insert",
          body: { selectors: [frameOf(card)], after: card },
        }));
        const answer = await mutateAll(changes, { seen: board()?.head });
        if (answer) done(t.board.inserted(rowOf(cards[0] ?? "")?.shot ?? ""));
      },
      async omit(cards) {
        const gone = new Set(cards);
        const text = t.board.tookOut(cards.length, rowOf(cards[0] ?? "")?.shot ?? "");
        await shown(
          (rows) => rows.map((row) => (gone.has(cardOf(row)) ? { ...row, out: true } : row)),
          { verb: "remove", body: { selectors: [...cards] } },
          cards,
          text,
        );
      },
      async split(card) {
        const row = rowOf(card);
        if (!row) return;
        const half = Math.floor(row.duration_frames / 2);
        if (half < 1) {
          say({ text: t.board.tooShort, tone: "bad", name: "refused" });
          return;
        }
        const body = { selectors: [card], at: String(half) };
        if (await mutate("split", body, { seen: board()?.head })) done(t.board.splitDone(row.shot));
      },
      undo: () => void undo(),
      redo: () => void redo(),
    };
  }, [project, client, mutate, mutateAll, undo, redo, t]);
}
