/** Which rows of the board a message makes old: single ones where it names a frame, else all. */
import type { QueryClient } from "@tanstack/react-query";

import { boardOf, mendRows, patchRows, withDecision } from "../api/board";
import { renew } from "./renew";
import type { Message } from "./stream";

/** Kinds of events that move no card, by the first word. */
const MOVES_NOTHING = new Set(["job", "export"]);
/** Kinds whose subject is a frame. */
const OF_A_FRAME = new Set(["review", "exception", "render", "check", "candidate"]);
/** A variant is no picture of its frame until it is picked. */
const PICKED = "candidate.picked";
const FRAME = /^FR_S\d+_\d+/;

/** The frame of which a variant came or went, or was judged; null for every other message. */
export function variantOf({ name, data }: Message): string | null {
  const kind = String(data["kind"]);
  if (name !== "event" || !kind.startsWith("candidate.") || kind === PICKED) return null;
  return FRAME.exec(String(data["subject"]))?.[0] ?? null;
}

export function rowsTouched({ name, data }: Message): "all" | "none" | { frame: string } {
  if (name === "reset") return "all";
  if (name === "files") {
    const paths = Array.isArray(data["paths"]) ? data["paths"].map(String) : [];
    return data["more"] || paths.some((path) => /^(project\.yaml|assets|direction)/.test(path))
      ? "all"
      : "none";
  }
  if (name !== "event") return "none";
  const kind = String(data["kind"]).split(".")[0] ?? "";
  if (MOVES_NOTHING.has(kind) || variantOf({ name, data })) return "none";
  const frame = OF_A_FRAME.has(kind) ? FRAME.exec(String(data["subject"])) : null;
  return frame ? { frame: frame[0] } : "all";
}

/** What the event of a decision says itself is shown at once; the server's row comes right behind it. */
function showDecision(client: QueryClient, project: string, { name, data }: Message): void {
  const body = data["body"] as
    { decision?: string; note?: string; by?: string; render_version?: number } | undefined;
  if (name !== "event" || data["kind"] !== "review.decided" || !body?.decision) return;
  const { decision, note = "", by = "", render_version } = body;
  patchRows(client, project, new Set([String(data["subject"])]), (row) =>
    row.render_version === render_version ? withDecision(row, { decision, note, by }) : row,
  );
}

const TOGETHER_MS = 25;

/** Keeps the board's rows as the server has them, while messages come. */
export function rowMender(client: QueryClient, project: string): (message: Message) => void {
  const frames = new Set<string>();
  let isAll = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const mend = async () => {
    timer = undefined;
    const [all, some] = [isAll, [...frames]];
    isAll = false;
    frames.clear();
    const { queryKey } = boardOf(project);
    try {
      const isBeingRead = client.isFetching({ queryKey, exact: true }) > 0;
      await Promise.all([
        all || isBeingRead ? renew(client, queryKey, { exact: true }) : null,
        all ? null : mendRows(client, project, some),
      ]);
    } catch {
      void renew(client, queryKey, { exact: true }); // read again as a whole, which says what is wrong
    }
  };

  return (message) => {
    showDecision(client, project, message);
    const touched = rowsTouched(message);
    if (touched === "none") return;
    if (touched === "all") isAll = true;
    else frames.add(touched.frame);
    timer ??= setTimeout(() => void mend(), TOGETHER_MS);
  };
}
