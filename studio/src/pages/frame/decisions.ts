/** What can be decided here: sends it, keeps what is not sent, and goes on. */
import { useState } from "react";
import { flushSync } from "react-dom";

import type { FrameRow } from "../../api/schema";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import { useDecide, type Exception, type Said } from "./decide";
import { draftName, NO_DRAFT, useDrafts, type Manner } from "./drafts";
import { nextThatAsks, type Film } from "./film";
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
  row: FrameRow | null;
  film: Film;
  place: { frames: readonly string[] };
  open(frame: string | null): void;
}

export function useDecisions({ project, row, film, place, open }: About): Decisions {
  const t = useWords();
  const decide = useDecide(project);
  const [isAskingException, setAsking] = useState(false);
  const frame = row?.frame_id ?? "";
  const name = draftName(project, frame);

  const goOn = () => {
    if (!useLooks.getState().goesOn) return;
    const next = nextThatAsks(place.frames, frame, (one) => film.rows.get(one)?.asks ?? false);
    if (next) open(next);
    else say({ text: t.frame.allDecided, name: "all decided" });
  };
  const approve = (said: Said, exception?: Exception) => {
    if (!row) return;
    void decide(row, "approve", said, exception);
    goOn();
  };
  const failsRules = (row?.failing_rules.length ?? 0) > 0;
  return {
    approve: () => (failsRules ? setAsking(true) : approve({ note: "" })),
    askException: () =>
      failsRules ? setAsking(true) : say({ text: t.frame.exception.noRule, name: "no rule" }),
    isAskingException,
    closeException: () => setAsking(false),
    approveWith(exception) {
      setAsking(false);
      approve({ note: "" }, exception);
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
      if (!row || (!note && marks.length === 0)) {
        say({ text: t.frame.write.needsWords, name: "no words" });
        return;
      }
      const said: Said = { note };
      if (marks.length) said.drawing = [...marks];
      if (draft.replyTo) said.reply_to = draft.replyTo;
      useDrafts.getState().drop(name);
      look({ draws: false });
      const verb = draft.manner === "note" ? "comment" : draft.manner;
      const sent = decide(row, verb, said);
      if (verb !== "comment") {
        (document.activeElement as HTMLElement | null)?.blur();
        goOn();
      }
      // What was refused is not lost: it stands where it was written.
      if (!(await sent) && !useDrafts.getState().all[name]) useDrafts.getState().change(name, draft);
    },
  };
}
