/** Decisions and remarks: shown at once, sent, and taken back visibly where the server refuses. */
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useLocation } from "wouter";

import { answered, api, once } from "../../api/client";
import { boardOf } from "../../api/board";
import { key } from "../../api/keys";
import type { BoardRow, FrameRow, Refused } from "../../api/schema";
import { at } from "../table";
import { refusedText, sayRefused, spoken } from "../../ui/refused";
import type { Mark } from "../../ui/stage/marks";
import { say } from "../../ui/toast";
import { useWords, type Words } from "../../words";
import { frameOf } from "./data";

export type Verb = "approve" | "retake" | "reject" | "comment";

export interface Said {
  note: string;
  drawing?: Mark[];
  reply_to?: string;
}

/** Rules that may fail, each for the same reason. */
export interface Exception {
  rules: readonly string[];
  reason: string;
  scope: "version" | "frame" | "scene";
}

const STATUS = { approve: "approved", retake: "retake", reject: "rejected", comment: null } as const;

/** The row as it will most likely be. */
export function decided<Row extends { review_status: string; asks: boolean; needs: string }>(
  row: Row,
  verb: Verb,
): Row {
  const status = STATUS[verb];
  if (!status) return row;
  return { ...row, review_status: status, asks: false, needs: verb === "approve" ? "none" : "retake" };
}

async function sent(project: string, row: FrameRow, verb: Verb, said: Said): Promise<readonly Refused[]> {
  const params = { path: { project_id: project, frame_id: row.frame_id }, header: once() };
  const body = { ...said, seen: row.render_version };
  switch (verb) {
    case "approve":
      return (
        await answered(api.POST("/v1/projects/{project_id}/frames/{frame_id}:approve", { params, body }))
      ).refused;
    case "retake":
      return (
        await answered(api.POST("/v1/projects/{project_id}/frames/{frame_id}:retake", { params, body }))
      ).refused;
    case "reject":
      return (
        await answered(api.POST("/v1/projects/{project_id}/frames/{frame_id}:reject", { params, body }))
      ).refused;
    case "comment":
      return (
        await answered(api.POST("/v1/projects/{project_id}/frames/{frame_id}:comment", { params, body }))
      ).refused;
  }
}

/** Grants the exceptions one after another: the frame is approved once all of them hold. */
async function allowed(project: string, row: FrameRow, { rules, reason, scope }: Exception): Promise<void> {
  const grant = async (rule: string) =>
    answered(
      api.POST("/v1/projects/{project_id}/frames/{frame_id}:allow", {
        params: { path: { project_id: project, frame_id: row.frame_id }, header: once() },
        body: { rule, reason, scope, seen: row.render_version },
      }),
    );
  await rules.reduce<Promise<unknown>>((before, rule) => before.then(() => grant(rule)), Promise.resolve());
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

const state = ({ review_status, asks, needs }: BoardRow) => ({ review_status, asks, needs });

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
        if (exception) await allowed(project, row, exception);
        const [refused] = await sent(project, row, verb, said);
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
