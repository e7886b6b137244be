/** What can be decided here: sends it, keeps what is not sent, and goes on. */
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";

import { boardOf } from "../../api/board";
import type { Exception, Said } from "../../api/decide";
import type { FrameRow } from "../../api/schema";
import { draftName, NO_DRAFT, useDrafts, type Manner } from "../../ui/drafts";
import { sayRefused } from "../../ui/refused";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import { useDecide } from "./decide";
import { frameOf } from "./data";
import { nextThatAsks } from "./film";
import { look, useLooks } from "./look";

export const COMPOSER = "frame-words";

export interface Decisions {
  approve(): void;
  /** Ask for the rule that may fail, and why. */
  askException(): void;
  isAskingException: boolean;
  closeException(): void;
  approveWith(exception: Exception): void;
  /** Begin to write: the words are a remark, or what should be different, or why not. */
  write(manner: Manner, replyTo?: string): void;
  /** Send what was written and drawn; answers when it was taken. */
  send(): Promise<void>;
}

interface About {
  project: string;
  frame: string;
  row: FrameRow | null;
  place: { frames: readonly string[] };
  open(frame: string | null): void;
}

export function useDecisions({ project, frame, row, place, open }: About): Decisions {
  const t = useWords();
  const client = useQueryClient();
  const decide = useDecide(project);
  const [isAskingException, setAsking] = useState(false);
  const name = draftName(project, frame);
  const isSending = useRef(false);

  const goOn = async () => {
    if (!useLooks.getState().goesOn) return;
    const { rows } = await client.ensureQueryData(boardOf(project)); // a quick hand decides before it is read
    if (useLooks.getState().frame !== frame) return;
    const asking = new Set(rows.filter((one) => one.asks).map((one) => one.frame_id));
    const frames = place.frames.length > 0 ? place.frames : rows.map((one) => one.frame_id);
    const next = nextThatAsks(frames, frame, (one) => asking.has(one));
    if (next) open(next);
    else {
      const all = new Map(rows.filter((one) => !one.out && !one.omitted).map((one) => [one.frame_id, one]));
      const count = (status: string) =>
        [...all.values()].filter((one) => one.review_status === status).length;
      const tally = t.frame.tally(count("approved"), count("retake") + count("rejected"), all.size);
      say({ text: `${t.frame.allDecided} ${tally}`, tone: "good", name: "all decided" });
    }
  };
  /** The row that is decided about; whoever presses a key before it is read decides once it is there. */
  const read = () => client.ensureQueryData(frameOf(project, frame));
  const approve = async (exception?: Exception) => {
    const now = await read().catch((error: unknown) => sayRefused(error, t));
    if (!now) return;
    if (now.failing_rules.length > 0 && !exception) {
      setAsking(true);
      return;
    }
    void decide(now, "approve", { note: "" }, exception);
    await goOn();
  };
  return {
    approve: () => void approve(),
    askException: () =>
      row?.failing_rules.length ? setAsking(true) : say({ text: t.frame.exception.noRule, name: "no rule" }),
    isAskingException,
    closeException: () => setAsking(false),
    approveWith(exception) {
      setAsking(false);
      void approve(exception);
    },
    write(manner, replyTo) {
      // The field is there before the next key is pressed, also where another tab was shown.
      flushSync(() => {
        useDrafts.getState().change(name, { manner, replyTo: replyTo ?? null });
        look({ tab: "review" });
      });
      document.getElementById(COMPOSER)?.focus();
    },
    async send() {
      const draft = useDrafts.getState().all[name] ?? NO_DRAFT;
      const note = draft.text.trim();
      const { marks } = draft.strokes;
      if (!note && marks.length === 0) {
        say({ text: t.frame.write.needsWords, name: "no words" });
        return;
      }
      const said: Said = { note };
      if (marks.length) said.drawing = [...marks];
      if (draft.replyTo) said.reply_to = draft.replyTo;
      if (isSending.current) return;
      isSending.current = true;
      const now = await read()
        .catch((error: unknown) => sayRefused(error, t))
        .finally(() => (isSending.current = false));
      if (!now) return;
      useDrafts.getState().drop(name);
      look({ draws: false });
      const verb = draft.manner === "note" ? "comment" : draft.manner;
      const sent = decide(now, verb, said);
      if (verb !== "comment") {
        (document.activeElement as HTMLElement | null)?.blur();
        void goOn();
      }
      // What was refused is not lost: it stands where it was written.
      if (!(await sent) && !useDrafts.getState().all[name]) useDrafts.getState().change(name, draft);
    },
  };
}
