/** A note about frames. Whoever closes it finds what they wrote when they open it again. */
import { useState } from "react";

import { SEND } from "../../keys/registry";
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
      <TextArea
        label={isRetake ? t.board.retakeNote : t.board.noteText}
        value={note}
        onChange={({ target }) => change({ text: target.value })}
        onSend={() => void send()}
      />
    </Dialog>
  );
}
