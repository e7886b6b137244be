import { useState } from "react";

import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextArea } from "../../ui/field";
import { useWords } from "../../words";

interface Props {
  kind: "retake" | "comment";
  /** How many frames it is about, and what the first is called. */
  frames: number;
  shot: string;
  onClose(): void;
  /** True where it was kept: what was refused stays here to be sent again. */
  onSend(note: string): Promise<boolean>;
}

export function NoteDialog({ kind, frames, shot, onClose, onSend }: Props) {
  const t = useWords();
  const [note, setNote] = useState("");
  const [isSent, setSent] = useState(false);
  const isRetake = kind === "retake";
  const send = async () => {
    if (!note.trim() || isSent) return;
    setSent(true);
    if (await onSend(note.trim())) onClose();
    else setSent(false);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={isRetake ? t.board.retakeTitle(frames, shot) : t.board.noteTitle(frames, shot)}
      actions={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look="main"
            hotkey="Mod+Enter"
            disabled={!note.trim() || isSent}
            onClick={() => void send()}
          >
            {isRetake ? t.board.retakeSend : t.board.noteSend}
          </Button>
        </>
      }
    >
      <TextArea
        label={isRetake ? t.board.retakeNote : t.board.noteText}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
            event.preventDefault();
            void send();
          }
        }}
      />
    </Dialog>
  );
}
