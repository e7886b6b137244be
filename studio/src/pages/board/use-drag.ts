/**
 * Cards that are drawn along by pointer or finger. While they are, nothing of React moves: a ghost and a mark are
 * put where they belong once a frame, and the board scrolls by itself near its edges.
 */
import { useEffect, useMemo, useRef, type PointerEvent, type RefObject } from "react";

import { cardAt } from "./grid";
import { gapAt, type Gap, type Layout } from "./layout";
import { goTo, useBoard } from "./store";

interface About {
  scroller: RefObject<HTMLDivElement | null>;
  ghost: RefObject<HTMLDivElement | null>;
  mark: RefObject<HTMLDivElement | null>;
  layout: Layout;
  /** May cards be moved here and now? */
  canMove: boolean;
  carrying(cards: number): string;
  onDrop(cards: readonly string[], gap: Gap): void;
  onLongPress(x: number, y: number): void;
}

const FAR_PX = 6;
const LONG_MS = 450;
const EDGE_PX = 70;
const FASTEST_PX = 26; // of a frame

interface Hand {
  pointer: number;
  card: string;
  isTouch: boolean;
  x: number;
  y: number;
  from: { x: number; y: number };
}

export interface Drag {
  onPointerDown(event: PointerEvent<HTMLDivElement>): void;
  /** A finger is down: what the browser calls a context menu is our long press. */
  isTouching(): boolean;
}

export function useDrag(about: About): Drag {
  const newest = useRef(about);
  useEffect(() => {
    newest.current = about;
  });
  const running = useRef<Gesture | null>(null);
  useEffect(() => () => running.current?.end(), []);
  return useMemo(
    () => ({
      onPointerDown(event) {
        const card = cardAt(event);
        if (!card || event.button !== 0 || event.shiftKey || event.metaKey || event.ctrlKey) return;
        running.current?.end();
        running.current = new Gesture(
          {
            pointer: event.pointerId,
            card,
            isTouch: event.pointerType === "touch",
            x: event.clientX,
            y: event.clientY,
            from: { x: event.clientX, y: event.clientY },
          },
          () => newest.current,
        );
      },
      isTouching: () => running.current?.isTouching ?? false,
    }),
    [],
  );
}

/** One press of a pointer, from down to up. */
class Gesture {
  isTouching: boolean;
  private cards: readonly string[] = [];
  private gap: Gap | null = null;
  private isArmed: boolean;
  private frame = 0;
  private box: DOMRect | null = null;
  private padding = 0;
  private readonly timer: ReturnType<typeof setTimeout> | undefined;
  private readonly ended = new AbortController();

  constructor(
    private readonly hand: Hand,
    private readonly about: () => About,
  ) {
    this.isTouching = hand.isTouch;
    this.isArmed = !hand.isTouch;
    if (hand.isTouch) this.timer = setTimeout(() => this.arm(), LONG_MS);
    const { signal } = this.ended;
    const ours = (then: (event: globalThis.PointerEvent) => void) => (event: globalThis.PointerEvent) => {
      if (event.pointerId === hand.pointer) then(event);
    };
    addEventListener("pointermove", ours(this.moved), { signal });
    addEventListener("pointerup", ours(this.up), { signal });
    addEventListener("pointercancel", ours(this.end), { signal });
    addEventListener("keydown", this.key, { signal, capture: true });
    // A finger that rests first draws cards; one that moves at once scrolls.
    addEventListener("touchmove", this.hold, { signal, passive: false });
  }

  /** The finger rested: it draws the card from now on, which is seen. */
  private arm(): void {
    this.isArmed = true;
    const card = this.about().scroller.current?.querySelector(`[data-card="${CSS.escape(this.hand.card)}"]`);
    if (card instanceof HTMLElement) card.dataset["armed"] = "";
  }

  private readonly hold = (event: TouchEvent): void => {
    if (this.isArmed && event.cancelable) event.preventDefault();
  };

  private readonly moved = (event: globalThis.PointerEvent): void => {
    const { hand } = this;
    [hand.x, hand.y] = [event.clientX, event.clientY];
    if (this.cards.length > 0) return;
    if (Math.hypot(hand.x - hand.from.x, hand.y - hand.from.y) < FAR_PX) return;
    if (this.isArmed) this.begin();
    else this.end();
  };

  private readonly up = (event: globalThis.PointerEvent): void => {
    const { cards, gap, hand, isArmed } = this;
    const about = this.about();
    this.end();
    if (cards.length > 0) {
      noClick();
      if (gap) about.onDrop(cards, gap);
    } else if (hand.isTouch && isArmed) {
      noClick();
      event.preventDefault();
      if (!useBoard.getState().selected.has(hand.card)) goTo(hand.card);
      about.onLongPress(hand.x, hand.y);
    }
  };

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || this.cards.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    noClick();
    this.end();
  };

  private begin(): void {
    const { scroller, layout, canMove, ghost, carrying } = this.about();
    if (!canMove || !scroller.current) {
      this.end();
      return;
    }
    const { selected } = useBoard.getState();
    const mine = selected.has(this.hand.card) ? selected : new Set([this.hand.card]);
    this.cards = layout.cards.filter((card, at) => mine.has(card) && !layout.rows[at]?.omitted);
    if (this.cards.length === 0) {
      this.end();
      return;
    }
    this.box = scroller.current.getBoundingClientRect();
    this.padding = parseFloat(getComputedStyle(scroller.current).paddingLeft);
    if (ghost.current) {
      const shown = scroller.current.querySelector(`[data-card="${CSS.escape(this.hand.card)}"] img`);
      const picture = ghost.current.querySelector("img");
      if (picture && shown instanceof HTMLImageElement) picture.src = shown.src;
      const words = ghost.current.querySelector("span");
      if (words) words.textContent = carrying(this.cards.length);
      ghost.current.hidden = false;
    }
    document.documentElement.dataset["dragging"] = "";
    for (const card of scroller.current.querySelectorAll<HTMLElement>("[data-card]")) {
      if (this.cards.includes(card.dataset["card"] ?? "")) card.dataset["carried"] = "";
    }
    this.frame = requestAnimationFrame(this.draw);
  }

  /** Once a frame, as long as it is drawn along: also where the pointer rests at an edge and the board scrolls. */
  private readonly draw = (): void => {
    const { scroller, ghost, mark, layout } = this.about();
    const { box, hand } = this;
    const element = scroller.current;
    if (!box || !element) return;
    const pull = edgePull(hand.y, box);
    if (pull !== 0) element.scrollBy({ top: pull, behavior: "instant" });
    this.gap = gapAt(layout, hand.x - box.left - this.padding, hand.y - box.top + element.scrollTop);
    if (ghost.current) ghost.current.style.transform = `translate(${hand.x + 14}px, ${hand.y + 10}px)`;
    if (mark.current && this.gap) {
      mark.current.hidden = false;
      mark.current.style.transform = `translate(${this.gap.left}px, ${this.gap.top}px)`;
    }
    this.frame = requestAnimationFrame(this.draw);
  };

  readonly end = (): void => {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.ended.abort();
    this.isTouching = false;
    this.cards = [];
    delete document.documentElement.dataset["dragging"];
    const { scroller, ghost, mark } = this.about();
    const marked = scroller.current?.querySelectorAll<HTMLElement>("[data-carried], [data-armed]") ?? [];
    for (const card of marked) {
      delete card.dataset["carried"];
      delete card.dataset["armed"];
    }
    if (ghost.current) ghost.current.hidden = true;
    if (mark.current) mark.current.hidden = true;
  };
}

/** How far the board scrolls in a frame while the pointer is near its upper or lower edge. */
function edgePull(y: number, box: DOMRect): number {
  const [above, below] = [y - box.top, box.bottom - y];
  if (above < EDGE_PX) return -FASTEST_PX * Math.min(1, (EDGE_PX - above) / EDGE_PX);
  if (below < EDGE_PX) return FASTEST_PX * Math.min(1, (EDGE_PX - below) / EDGE_PX);
  return 0;
}

/** The click that ends a drag is no click. */
function noClick(): void {
  const stop = (event: Event) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, { capture: true }), 50);
}
