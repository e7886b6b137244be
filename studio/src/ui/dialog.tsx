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

/** What was typed for a window that is not there yet, and how many wait for one: its part, then the window itself. */
const held = { text: "", waiting: 0 };

/** To whom it was meant for: into a field, else key by key. */
function giveHeld(target: Element): void {
  const { text } = held;
  held.text = "";
  if (isField(target)) {
    if (text) document.execCommand("insertText", false, text);
  } else
    for (const key of text)
      target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

/**
 * Keys that are meant for a window which is not there yet are not the page's: letters would decide. What is typed
 * goes to the window as soon as that has the focus.
 */
export function Coming({ onClose, onThere }: Comes) {
  const does = useRef({ onClose, onThere });
  useEffect(() => {
    does.current = { onClose, onThere };
  });
  useEffect(() => {
    held.waiting += 1;
    const hold = (event: globalThis.KeyboardEvent) => {
      event.stopImmediatePropagation();
      if (isOfTheBrowser(event)) return;
      event.preventDefault();
      if (event.key === "Escape") does.current.onClose();
      else if (event.key === "Backspace") held.text = held.text.slice(0, -1);
      else if (event.key.length === 1) held.text += event.key;
    };
    const focused = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.closest("[role=dialog], [role=alertdialog]")) return;
      removeEventListener("keydown", hold, { capture: true });
      giveHeld(target);
      does.current.onThere?.();
    };
    addEventListener("keydown", hold, { capture: true });
    addEventListener("focusin", focused);
    return () => {
      removeEventListener("keydown", hold, { capture: true });
      removeEventListener("focusin", focused);
      held.waiting -= 1;
      setTimeout(() => {
        if (held.waiting === 0) held.text = ""; // no window came
      });
    };
  }, []);
  return null;
}
