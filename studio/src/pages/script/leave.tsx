/** Whoever leaves with text that is not saved is asked first. */
import { useEffect, useState } from "react";
import { useLocation } from "wouter";

import { isLeaving } from "../../api/leaving";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useWords } from "../../words";

interface Props {
  isDirty: boolean;
  /** They asked to read on, as the button of the page does. */
  asks: boolean;
  onStay(): void;
  /** Away from the editor; the text stays in this browser. */
  onLeave(): void;
  onThrowAway(): void;
}

export function Leave({ isDirty, asks, onStay, onLeave, onThrowAway }: Props) {
  const t = useWords();
  const [, go] = useLocation();
  const [to, setTo] = useState("");

  useEffect(() => {
    if (!isDirty) return undefined;
    const closing = (event: BeforeUnloadEvent) => {
      if (!isLeaving()) event.preventDefault();
    };
    const followed = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
        return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return;
      const place = link.pathname.replace(/^\/studio(?=\/)/, "") + link.search;
      if (link.hash && link.pathname === location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setTo(place);
    };
    addEventListener("beforeunload", closing);
    document.addEventListener("click", followed, { capture: true });
    return () => {
      removeEventListener("beforeunload", closing);
      document.removeEventListener("click", followed, { capture: true });
    };
  }, [isDirty]);

  const on = (run: () => void) => () => {
    run();
    if (to) go(to);
    setTo("");
  };
  return (
    <Dialog
      open={asks || to !== ""}
      onClose={() => {
        setTo("");
        onStay();
      }}
      title={t.script.leaveTitle}
      actions={
        <>
          <Button look="danger" onClick={on(onThrowAway)}>
            {t.script.throwAway}
          </Button>
          <Button onClick={on(onLeave)}>{t.script.leaveKept}</Button>
          <Button
            look="main"
            onClick={() => {
              setTo("");
              onStay();
            }}
          >
            {t.script.stay}
          </Button>
        </>
      }
    >
      <p>{t.script.leaveSaid}</p>
    </Dialog>
  );
}
