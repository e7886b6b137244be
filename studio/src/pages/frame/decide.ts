/** Decisions and remarks: shown at once, sent, and taken back visibly where the server refuses. */
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocation } from "wouter";

import { allow, decide, type Exception, type Said, type Verb } from "../../api/decide";
import { boardOf } from "../../api/board";
import { key } from "../../api/keys";
import type { BoardRow, FrameRow, Refused } from "../../api/schema";
import { at } from "../table";
import { refusedText, sayRefused, spoken } from "../../ui/refused";
import { say } from "../../ui/toast";
import { useWords, type Words } from "../../words";
import { frameOf } from "./data";

const STATUS = { approve: "approved", retake: "retake", reject: "rejected", comment: null } as const;

/** The row as it will most likely be. */
export function decided<
  Row extends { review_status: string; redrawn: boolean; asks: boolean; needs: string },
>(row: Row, verb: Verb): Row {
  const status = STATUS[verb];
  if (!status) return row;
  const needs = verb === "approve" ? "none" : "retake";
  return { ...row, review_status: status, redrawn: false, asks: false, needs };
}

/** Shows what was decided before the server says so, and answers how to take that back. */
function show(client: QueryClient, project: string, frame: string, verb: Verb): () => void {
  const before = client.getQueryData(boardOf(project).queryKey)?.rows.find((row) => row.frame_id === frame);
  client.setQueryData(frameOf(project, frame).queryKey, (row) => row && decided(row, verb));
  client.setQueryData(
    boardOf(project).queryKey,
    (board) =>
      board && {
        ...board,
        rows: board.rows.map((row) => (row.frame_id === frame ? decided(row, verb) : row)),
      },
  );
  return () =>
    client.setQueryData(
      boardOf(project).queryKey,
      (now) =>
        now &&
        before && {
          ...now,
          rows: now.rows.map((row) => (row.frame_id === frame ? { ...row, ...state(before) } : row)),
        },
    );
}

const state = ({ review_status, redrawn, asks, needs }: BoardRow) => ({
  review_status,
  redrawn,
  asks,
  needs,
});

/** Answers whether it was taken. What was shown ahead is read again in both cases. */
export function useDecide(
  project: string,
): (row: FrameRow, verb: Verb, said: Said, exception?: Exception) => Promise<boolean> {
  const t = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  return useCallback(
    async (row, verb, said, exception) => {
      const frame = row.frame_id;
      await client.cancelQueries({ queryKey: key(project, "frame", frame) });
      const takeBack = show(client, project, frame, verb);
      const shot = shotOnScreen(client, project, row);
      /** Whoever went on to another frame has a way back; whoever still sees this one needs none. */
      const back = () =>
        location.pathname.endsWith(`/${frame}`)
          ? {}
          : { action: { label: t.frame.backTo(shot), run: () => go(at(project, "frame", frame)) } };
      try {
        const seen = row.render_version;
        if (exception) await allow(project, frame, exception, seen);
        const made = await decide(project, verb, [frame], { ...said, seen });
        const [refused] = made.refused;
        if (refused) takeBack();
        if (refused)
          say({ text: reasonOf(refused, shot, t), tone: "bad", name: `refused ${frame}`, ...back() });
        return !refused;
      } catch (error) {
        takeBack();
        if (location.pathname.endsWith(`/${frame}`)) sayRefused(error, t);
        else say({ text: refusedText(error, t), tone: "bad", name: `refused ${frame}`, ...back() });
        return false;
      } finally {
        void client.invalidateQueries({ queryKey: key(project, "frame", frame) });
      }
    },
    [client, project, t, go],
  );
}

/** The frame as the board and this page call it: "3A/2" where its shot has several. */
function shotOnScreen(client: QueryClient, project: string, row: FrameRow): string {
  const rows = client.getQueryData(boardOf(project).queryKey)?.rows;
  return rows?.find((one) => one.frame_id === row.frame_id)?.shot ?? row.shot;
}

/** First what can be done about it on this page, then why it was refused. */
export function reasonOf(
  { code, reason, hint }: Pick<Refused, "code" | "reason" | "hint">,
  shot: string,
  t: Words,
) {
  const mend = (t.frame.refusedDo as Readonly<Record<string, string>>)[code];
  return t.frame.refused(shot, mend ? `${mend} ${spoken(reason)}` : spoken(reason, hint));
}
