/**
 * A window above the page. What draws it is fetched when somebody first does anything: nobody opens one before, and
 * the page is there sooner without it.
 */
import { Suspense, useEffect, useState, type KeyboardEvent, type ReactNode } from "react";

import { patient } from "../live/patient";

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
  if (open && !wasOpen) setOpened(true);
  if (!wasOpen) return null;
  return (
    <Suspense fallback={open && <Coming onClose={onClose} />}>
      <DialogWindow {...props} />
    </Suspense>
  );
}

const isOfTheBrowser = ({ ctrlKey, metaKey, altKey, key }: globalThis.KeyboardEvent): boolean =>
  ctrlKey || metaKey || altKey || /^F\d/.test(key);

/** Keys that are meant for a window which is not there yet are not the page's: letters would decide. */
export function Coming({ onClose }: Pick<DialogProps, "onClose">) {
  useEffect(() => {
    const hold = (event: globalThis.KeyboardEvent) => {
      event.stopImmediatePropagation();
      if (!isOfTheBrowser(event)) event.preventDefault();
      if (event.key === "Escape") onClose();
    };
    addEventListener("keydown", hold, { capture: true });
    return () => removeEventListener("keydown", hold, { capture: true });
  }, [onClose]);
  return null;
}
