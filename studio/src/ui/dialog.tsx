/**
 * A window above the page. What draws it is fetched when somebody first does anything: nobody opens one before, and
 * the page is there sooner without it.
 */
import { Suspense, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

import { isField } from "../keys/registry";
import { patient } from "../live/patient";
import { useToasts } from "./toast";

export interface DialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  children: ReactNode;
  /** What is decided here, right below. */
  actions?: ReactNode;
  /** Wider than a question; "most": nearly as wide as the page. */
  wide?: boolean | "most";
  /** Where the focus goes when it closes; else back to where it was. */
  goesTo?: () => HTMLElement | null;
  /** Keys that act in the whole window. Arrows do not leave it, so the page does not hear them. */
  onKeyDown?(event: KeyboardEvent): void;
}

const load = () => import("./dialog-window");
const DialogWindow = patient(load);

const preload = () => void load().catch(() => undefined); // a failure is told where a window is opened
for (const act of ["pointermove", "pointerdown", "keydown"]) {
  addEventListener(act, preload, { once: true, passive: true });
}

/** It keeps the focus, closes by Escape, and gives the focus back. */
export function Dialog(props: DialogProps) {
  const { open, onClose } = props;
  const [wasOpen, setOpened] = useState(open);
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    if (open) useToasts.getState().makeRoom();
  }, [open]);
  if (open && !wasOpen) setOpened(true);
  if (!open && isThere) setThere(false);
  if (!wasOpen) return null;
  return (
    <>
      {open && !isThere && <Coming onClose={onClose} onThere={() => setThere(true)} />}
      <Suspense>
        <DialogWindow {...props} />
      </Suspense>
    </>
  );
}

const isOfTheBrowser = ({ ctrlKey, metaKey, altKey, key }: globalThis.KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || /^F\d/.test(key);

interface Comes {
  onClose(): void;
  /** The window has the focus. */
  onThere?(): void;
}

/**
 * Keys that are meant for a window which is not there yet are not the page's: letters would decide. What is typed
 * goes into the window's field as soon as that has the focus.
 */
export function Coming({ onClose, onThere }: Comes) {
  const does = useRef({ onClose, onThere });
  useEffect(() => {
    does.current = { onClose, onThere };
  });
  useEffect(() => {
    let typed = "";
    const hold = (event: globalThis.KeyboardEvent) => {
      event.stopImmediatePropagation();
      if (isOfTheBrowser(event)) return;
      event.preventDefault();
      if (event.key === "Escape") does.current.onClose();
      else if (event.key === "Backspace") typed = typed.slice(0, -1);
      else if (event.key.length === 1) typed += event.key;
    };
    const focused = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.closest("[role=dialog], [role=alertdialog]")) return;
      removeEventListener("keydown", hold, { capture: true });
      if (typed && isField(target)) document.execCommand("insertText", false, typed);
      typed = "";
      does.current.onThere?.();
    };
    addEventListener("keydown", hold, { capture: true });
    addEventListener("focusin", focused);
    return () => {
      removeEventListener("keydown", hold, { capture: true });
      removeEventListener("focusin", focused);
    };
  }, []);
  return null;
}
