/** A list of things that can be done or chosen, above the page, at a point or below what opened it. */
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from "react";

import { shown } from "../keys/registry";
import styles from "./menu.module.css";

export interface MenuItem {
  label: string;
  /** Beside the label: how many there are. */
  count?: number | undefined;
  hotkey?: string | undefined;
  icon?: ReactNode;
  /** One that is on or off; the menu stays open. */
  checked?: boolean | undefined;
  tone?: "bad";
  /** A line above it. */
  begins?: boolean;
  run(): void;
}

interface Props {
  label: string;
  items: readonly MenuItem[];
  /** Where: a point, or the rectangle of what opened it. */
  at: { x: number; y: number } | DOMRect;
  onClose(): void;
}

export function Menu({ label, items, at, onClose }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  const newest = useRef(onClose);
  useEffect(() => {
    newest.current = onClose;
  });

  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return undefined;
    const before = document.activeElement;
    element.showPopover();
    place(element, at);
    buttons(element)[0]?.focus();
    // By hand, as `popover="auto"` would close what opens while a finger or button is still down.
    const outside = (event: Event) => {
      if (event.target instanceof Node && !element.contains(event.target)) newest.current();
    };
    addEventListener("pointerdown", outside, { capture: true });
    return () => {
      removeEventListener("pointerdown", outside, { capture: true });
      if (before instanceof HTMLElement && element.contains(document.activeElement)) before.focus();
    };
  }, [at]);

  return (
    <div
      ref={popup}
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={styles.menu}
      onKeyDown={(event) => (event.key === "Escape" ? closed(event, onClose) : moved(event, popup.current))}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role={item.checked === undefined ? "menuitem" : "menuitemcheckbox"}
          aria-checked={item.checked}
          tabIndex={-1}
          className={[
            styles.item,
            item.tone === "bad" ? styles.bad : "",
            item.begins ? styles.begins : "",
          ].join(" ")}
          onClick={() => {
            if (item.checked === undefined) onClose();
            item.run();
          }}
        >
          <span className={styles.mark} aria-hidden="true">
            {item.checked ? "✓" : item.icon}
          </span>
          <span dir="auto">{item.label}</span>
          {item.count !== undefined && <span className={styles.count}>{item.count}</span>}
          {item.hotkey && <kbd aria-hidden="true">{shown(item.hotkey).join("")}</kbd>}
        </button>
      ))}
    </div>
  );
}

function closed(event: KeyboardEvent, onClose: () => void): void {
  event.preventDefault();
  event.stopPropagation();
  onClose();
}

const buttons = (element: Element): HTMLButtonElement[] => [...element.querySelectorAll("button")];

/** Inside the window, whatever stands at its edge. */
function place(element: HTMLElement, at: Props["at"]): void {
  const [left, top] = "bottom" in at ? [at.left, at.bottom + 4] : [at.x, at.y];
  const above = "bottom" in at ? at.top - 4 : at.y;
  const { offsetWidth: width, offsetHeight: height } = element;
  const isBelow = top + height <= innerHeight - 8 || above - height < 8;
  element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  element.style.top = `${isBelow ? Math.max(8, Math.min(top, innerHeight - height - 8)) : above - height}px`;
}

/** Arrows go through the list, a letter to what begins so; no key goes on to the page below. */
function moved(event: KeyboardEvent, element: Element | null): void {
  if (event.key === "Tab") event.preventDefault();
  event.stopPropagation();
  if (!element) return;
  const all = buttons(element);
  const at = all.indexOf(document.activeElement as HTMLButtonElement);
  const places: Record<string, number> = {
    ArrowDown: (at + 1) % all.length,
    ArrowUp: (at - 1 + all.length) % all.length,
    Home: 0,
    End: all.length - 1,
  };
  let to = places[event.key];
  if (to === undefined && /^[\p{L}\p{N}]$/u.test(event.key)) {
    const wanted = event.key.toLocaleLowerCase();
    const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
    const found = order.find((one) =>
      one.textContent?.replace("✓", "").toLocaleLowerCase().startsWith(wanted),
    );
    to = found ? all.indexOf(found) : undefined;
  }
  if (to === undefined) return;
  event.preventDefault();
  all[to]?.focus();
}
