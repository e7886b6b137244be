/** Short words about what was done or refused, with a way on. What was refused stays longer. */
import { useEffect } from "react";
import { useLocation } from "wouter";
import { create } from "zustand";

import { useWords } from "../words";
import { Button } from "./button";
import { Icon } from "./icon";
import styles from "./toast.module.css";

export interface Toast {
  text: string;
  tone?: "calm" | "good" | "bad";
  /** One thing that can be done about it. */
  action?: { label: string; run(): void };
  /** It may come while nobody looks: it stays longer. */
  isNews?: boolean;
  /** Toasts with the same name replace each other. */
  name?: string;
}

interface Toasts {
  shown: readonly (Toast & { id: number; at: number })[];
  say(toast: Toast): void;
  /** Another page is opened. */
  leave(): void;
  /** A window opens: what is said of steps that are finished goes, what was refused stays. */
  makeRoom(): void;
  close(id: number): void;
  unsay(name: string): void;
}

const STAYS_MS = 6000;
const NEWS_STAYS_MS = 15_000;
const BAD_STAYS_MS = 30_000;
/** What was refused belongs to the page where it was asked; so long it is seen on the next one, too. */
const AT_LEAST_MS = 5000;
const AT_ONCE = 3;
let count = 0;

export const useToasts = create<Toasts>((set, get) => ({
  shown: [],
  say(toast) {
    const id = ++count;
    const others = get().shown.filter((one) => !toast.name || one.name !== toast.name);
    set({ shown: [...others, { ...toast, id, at: performance.now() }].slice(-AT_ONCE) });
    const stays = toast.tone === "bad" ? BAD_STAYS_MS : toast.isNews ? NEWS_STAYS_MS : STAYS_MS;
    setTimeout(() => get().close(id), stays);
  },
  leave() {
    const since = performance.now() - AT_LEAST_MS;
    set(({ shown }) => ({ shown: shown.filter((one) => one.at > since) }));
  },
  makeRoom() {
    set(({ shown }) => ({ shown: shown.filter((one) => one.tone === "bad") }));
  },
  close(id) {
    set(({ shown }) => ({ shown: shown.filter((one) => one.id !== id) }));
  },
  unsay(name) {
    set(({ shown }) => ({ shown: shown.filter((one) => one.name !== name) }));
  },
}));

/** Say something, from anywhere. */
export const say = (toast: Toast): void => useToasts.getState().say(toast);

/** What was said under that name is true no more. */
export const unsay = (name: string): void => useToasts.getState().unsay(name);

export function Toaster() {
  const t = useWords();
  const { shown, close, leave } = useToasts();
  const [place] = useLocation();
  const page = place.split("/").slice(0, 5).join("/"); // not from frame to frame
  useEffect(leave, [leave, page]);
  return (
    <div className={styles.all} role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={[styles.toast, styles[toast.tone ?? "calm"]].join(" ")}>
          <span>{toast.text}</span>
          {toast.action && (
            <Button
              look="quiet"
              onClick={() => {
                toast.action?.run();
                close(toast.id);
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <Button look="quiet" iconOnly icon={<Icon name="close" />} onClick={() => close(toast.id)}>
            {t.common.close}
          </Button>
        </div>
      ))}
    </div>
  );
}
