import { Dialog as Base } from "@base-ui/react/dialog";
import { useRef } from "react";

import { useWords } from "../words";
import { Button } from "./button";
import type { DialogProps } from "./dialog";
import styles from "./dialog.module.css";
import { Icon } from "./icon";

/**
 * Whoever opens a window to write something can write at once; one to look at something says where that begins. Else
 * the window itself has the focus: Enter would close it where that stands on its first button.
 */
const FIELD = "textarea, input, select, [data-begins]";

/** A window above the page: it keeps the focus, closes by Escape, and gives the focus back. */
export default function DialogWindow(props: DialogProps) {
  const { open, onClose, title, children, actions, wide, goesTo, onKeyDown } = props;
  const t = useWords();
  const body = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          ref={popup}
          className={[styles.popup, wide ? styles.wide : "", wide === "most" ? styles.most : ""].join(" ")}
          onKeyDown={onKeyDown}
          {...(goesTo ? { finalFocus: () => goesTo() ?? true } : {})}
          initialFocus={() => body.current?.querySelector<HTMLElement>(FIELD) ?? popup.current ?? true}
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
