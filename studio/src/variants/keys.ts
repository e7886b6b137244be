/** The keys of the window: they act here alone, so that no letter decides about what lies below it. */
import { useEffect, type KeyboardEvent } from "react";

import { named, singleKeys, type Key } from "../keys/registry";
import { useKeys } from "../keys/use-keys";
import { useWords } from "../words";

interface About {
  /** To the variant that a key names. */
  go(key: string): void;
  /** To the one that it is held against. */
  mark(key: string): void;
  /** Show what it is held against; told when the key is let go of. */
  compare(): void;
  pick: (() => void) | null;
  /** The frame's own picture again. */
  own: (() => void) | null;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
const SHIFTED = ARROWS.map((one) => `Shift+${one}`);
export const OWN = "b";
/** Of everywhere: what lies behind the window may hear them. */
const GO_ON = new Set(["?", "Escape", "Tab", "Shift+Tab"]);
const PRESSED = "button, a[href], summary, input";

/** For the window: what it hears first. */
export function useVariantKeys({ go, mark, compare, pick, own }: About): (event: KeyboardEvent) => void {
  const t = useWords();
  const keys: Key[] = [
    { keys: ARROWS, does: t.variants.goTo, run: (event) => go(event.key) },
    { keys: DIGITS, does: t.variants.byNumber, run: (event) => go(event.key) },
    { keys: SHIFTED, does: t.variants.markBeside, run: (event) => mark(event.key) },
    { keys: "Space", does: t.variants.compare, run: (event) => !event.repeat && compare() },
    ...(pick
      ? [{ keys: "Enter", does: t.variants.pick, run: (event: Event) => !isHeld(event) && pick() }]
      : []),
    ...(own ? [{ keys: OWN, does: t.variants.own, run: (event: Event) => !isHeld(event) && own() }] : []),
  ];
  useKeys(t.variants.open, keys);
  return (heard) => {
    const event = heard.nativeEvent;
    const name = named(event);
    if (GO_ON.has(name) || event.ctrlKey || event.metaKey || event.altKey) return;
    const belongsToFocus =
      (name === "Space" || name === "Enter") &&
      event.target instanceof Element &&
      event.target.closest(PRESSED) !== null;
    heard.stopPropagation();
    if (belongsToFocus || (name === OWN && !singleKeys.areOn())) return;
    const found = keys.find((one) => (typeof one.keys === "string" ? [one.keys] : one.keys).includes(name));
    if (!found) return;
    event.preventDefault();
    found.run(event);
  };
}

const isHeld = (event: Event): boolean => event instanceof globalThis.KeyboardEvent && event.repeat;

const TAP_MS = 300;

/** Calls `back` when a key that was held is let go of; one that was only tapped leaves things as they are. */
export function useLetGo(since: number | null, back: () => void): void {
  useEffect(() => {
    if (since === null) return undefined;
    const up = (event: globalThis.KeyboardEvent) => {
      if (event.key === " " && performance.now() - since > TAP_MS) back();
    };
    addEventListener("keyup", up);
    return () => removeEventListener("keyup", up);
  }, [since, back]);
}
