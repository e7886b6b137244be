import { Dialog as Base } from "@base-ui/react/dialog";
import { useRef, type KeyboardEvent, type ReactNode } from "react";

import { useWords } from "../words";
import { Button } from "./button";
import styles from "./dialog.module.css";
import { Icon } from "./icon";

interface Props {
  open: boolean;
  onClose(): void;
  title: string;
  children: ReactNode;
  /** What is decided here, right below. */
  actions?: ReactNode;
  wide?: boolean;
  /** Where the focus goes when it closes; else back to where it was. */
  goesTo?: () => HTMLElement | null;
  /** Keys that act in the whole window. Arrows do not leave it, so the page does not hear them. */
  onKeyDown?(event: KeyboardEvent): void;
}

/** Whoever opens a window to write something can write at once. */
const FIELD = "textarea, input, select";

/** A window above the page: it keeps the focus, closes by Escape, and gives the focus back. */
export function Dialog({ open, onClose, title, children, actions, wide, goesTo, onKeyDown }: Props) {
  const t = useWords();
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={[styles.popup, wide ? styles.wide : ""].join(" ")}
          onKeyDown={onKeyDown}
          {...(goesTo ? { finalFocus: () => goesTo() ?? true } : {})}
          initialFocus={() => body.current?.querySelector<HTMLElement>(FIELD) ?? true}
        >
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Button look="quiet" iconOnly icon={<Icon name="close" />} onClick={onClose}>
              {t.common.close}
            </Button>
          </header>
          <div className={styles.body} ref={body}>
            {children}
          </div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
