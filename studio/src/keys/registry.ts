/** The keys that act now. Pages and dialogs add theirs while they are there; `?` shows all of them. */
import { create } from "zustand";

export interface Key {
  /** As KeyboardEvent.key has it, with modifiers before it: "j", "Shift+ArrowLeft", "Mod+z" (Ctrl, or ⌘ on a Mac). */
  keys: string | readonly string[];
  /** What it does, in words of the catalogue. */
  does: string;
  run(event: KeyboardEvent): void;
  /** Also while somebody writes in a field (for Escape, Mod+Enter). */
  inFields?: boolean;
}

export interface Scope {
  name: string;
  keys: readonly Key[];
}

interface Registry {
  scopes: readonly Scope[];
  add(scope: Scope): () => void;
}

export const useRegistry = create<Registry>((set) => ({
  scopes: [],
  add(scope) {
    set(({ scopes }) => ({ scopes: [...scopes, scope] }));
    return () => set(({ scopes }) => ({ scopes: scopes.filter((one) => one !== scope) }));
  },
}));

const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? "");
const KEPT = "sb.single keys";

/** Letters alone act, unless somebody turned that off (WCAG 2.1.4). */
export const singleKeys = {
  areOn: (): boolean => localStorage.getItem(KEPT) !== "off",
  turn(on: boolean): void {
    localStorage.setItem(KEPT, on ? "on" : "off");
  },
};

/** The name that a binding has for what was pressed. */
export function named(event: KeyboardEvent): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isSign = event.key.length === 1 && !/[\p{L}\p{N} ]/u.test(event.key);
  const parts = [
    mod ? "Mod" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey && !isSign ? "Shift" : "", // "?" is typed with Shift on some keyboards, and without on others
    key === " " ? "Space" : key,
  ];
  return parts.filter(Boolean).join("+");
}

/** How a binding is written for people. */
export function shown(keys: string): string[] {
  const signs: Record<string, string> = {
    Mod: isMac ? "⌘" : "Ctrl",
    Shift: "⇧",
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
    Escape: "Esc",
    Enter: "⏎",
    Space: "␣",
  };
  return keys.split(/\+(?=.)/).map((one) => signs[one] ?? (one.length === 1 ? one.toUpperCase() : one));
}

/** The same within a sentence: "Ctrl+⏎". */
export const inWords = (keys: string): string => shown(keys).join(isMac ? "" : "+");

/** What sends words, wherever they are written: Enter alone begins a line. */
export const SEND = "Mod+Enter";

export const isSend = (event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">): boolean =>
  event.key === "Enter" && (event.ctrlKey || event.metaKey);

const FIELDS = "input, textarea, select, [contenteditable=''], [contenteditable='true']";

export const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(FIELDS) && !isToggle(target);

const isToggle = (element: Element): boolean =>
  element instanceof HTMLInputElement && ["checkbox", "radio", "button", "range"].includes(element.type);

/** Space and Enter belong to what has the focus, where that is something that is pressed. */
const belongsToFocus = (event: KeyboardEvent): boolean =>
  (event.key === " " || event.key === "Enter") &&
  event.target instanceof Element &&
  event.target.closest("button, a[href], summary, input, [role=menuitem], [role=option], [role=tab]") !==
    null &&
  event.target.closest("[data-keys-go-on]") === null;

/** The newest scope that knows the key acts. */
export function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const name = named(event);
  const writes = isField(event.target) || event.composedPath().some(isField);
  if (!writes && belongsToFocus(event)) return;
  if (name.length === 1 && /\p{L}/u.test(name) && !singleKeys.areOn()) return;
  for (const scope of useRegistry.getState().scopes.toReversed()) {
    const found = scope.keys.find((one) =>
      (typeof one.keys === "string" ? [one.keys] : one.keys).includes(name),
    );
    if (!found || (writes && !found.inFields)) continue;
    event.preventDefault();
    found.run(event);
    return;
  }
}
