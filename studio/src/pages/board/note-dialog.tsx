/** A note about frames. Whoever closes it finds what they wrote when they open it again. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { boardOf } from "../../api/board";
import { nameIn } from "../../api/signature";
import { writer } from "../../api/standing";
import { SEND } from "../../keys/registry";
import { decisionIn, type Decision } from "../../live/decided";
import { useMessages } from "../../live/project";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useDraft } from "../../ui/drafts";
import { TextArea } from "../../ui/field";
import { useWords } from "../../words";

interface Props {
  kind: "retake" | "comment";
  project: string;
  /** The frames that it is about, and what the first is called. */
  frames: readonly string[];
  shot: string;
  onClose(): void;
  /** True where it was kept: what was refused stays here to be sent again. */
  onSend(note: string): Promise<boolean>;
}

export function NoteDialog({ project, kind, frames, shot, onClose, onSend }: Props) {
  const t = useWords();
  const [{ text: note }, change] = useDraft(project, `${kind} ${frames.join(" ")}`);
  const [isSent, setSent] = useState(false);
  const isRetake = kind === "retake";
  const client = useQueryClient();
  const [meanwhile, setMeanwhile] = useState<Decision[]>([]);
  useMessages((message) => {
    const made = decisionIn(message);
    if (!made || made.by === writer() || !frames.includes(made.frame)) return;
    setMeanwhile((before) => [...before.filter((one) => one.frame !== made.frame), made]);
  });
  const shotOf = (frame: string) =>
    client.getQueryData(boardOf(project).queryKey)?.rows.find((row) => row.frame_id === frame)?.shot ?? frame;
  const send = async () => {
    if (!note.trim() || isSent) return;
    setSent(true);
    if (await onSend(note.trim())) {
      change({ text: "" });
      onClose();
    } else setSent(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={isRetake ? t.board.retakeTitle(frames.length, shot) : t.board.noteTitle(frames.length, shot)}
      actions={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="main" hotkey={SEND} disabled={!note.trim() || isSent} onClick={() => void send()}>
            {isRetake ? t.board.retakeSend : t.board.noteSend}
          </Button>
        </>
      }
    >
      <div role="status">
        {meanwhile.map(({ frame, by, decision }) => (
          <p key={frame}>
            <strong>{t.common.decidedNow(nameIn(by), shotOf(frame), decision)}</strong>
          </p>
        ))}
      </div>
      <TextArea
        label={isRetake ? t.board.retakeNote : t.board.noteText}
        value={note}
        onChange={({ target }) => change({ text: target.value })}
        onSend={() => void send()}
      />
    </Dialog>
  );
}
