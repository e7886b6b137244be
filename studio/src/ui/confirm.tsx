/** Asks once before something that cannot be taken back. */
import { useState, type ReactNode } from "react";

import { useWords } from "../words";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface Props {
  /** What the button says that opens the question, and the one that does it. */
  does: string;
  title: string;
  children?: ReactNode;
  onDo(): Promise<void>;
}

export function Confirm({ does, title, children, onDo }: Props) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const go = async () => {
    setAsked(true);
    await onDo();
    setAsked(false);
    setOpen(false);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {does}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={title}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{t.common.cancel}</Button>
            <Button look="danger" disabled={isAsked} onClick={() => void go()}>
              {does}
            </Button>
          </>
        }
      >
        {children}
      </Dialog>
    </>
  );
}
