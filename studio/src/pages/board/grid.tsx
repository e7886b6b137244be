import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  type CSSProperties,
  type MouseEvent,
  type RefObject,
} from "react";
import { flushSync } from "react-dom";

import type { BoardScene } from "../../api/board";
import { useWords } from "../../words";
import { askPictures, idOf, type CardLook } from "./card";
import styles from "./grid.module.css";
import { partsIn, placeOf, sectionAt, type Layout, type Part } from "./layout";
import { Section } from "./section";
import { clearSelection, extendTo, goTo, toggle, useBoard } from "./store";
import type { Drag } from "./use-drag";

interface Props {
  scroller: RefObject<HTMLDivElement | null>;
  layout: Layout;
  scenes: ReadonlyMap<string, BoardScene>;
  look: CardLook;
  onOpen(card: string): void;
  onMenu(x: number, y: number): void;
  drag: Drag;
  children?: React.ReactNode;
}

/** The cards, of which only those near the window are there. Focus stays on the grid, so that nothing takes it away. */
export function Grid({ scroller, layout, scenes, look, onOpen, onMenu, drag, children }: Props) {
  const t = useWords();
  const parts = useParts(scroller, layout);
  useSteady(scroller, layout);
  useActive(scroller, parts);
  const rowsBefore = useMemo(() => rowsAbove(layout), [layout]);

  const sizes = {
    "--card-width": `${layout.cardWidth}px`,
    "--picture-height": `${layout.pictureHeight}px`,
    "--below": `${layout.lineHeight - layout.pictureHeight - layout.gap}px`,
    "--heading": `${layout.heading}px`,
    "--gap": `${layout.gap}px`,
  } as CSSProperties;

  return (
    // Its keys are those of the whole page (board-keys.ts).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t.board.grid}
      aria-multiselectable="true"
      aria-rowcount={rowsBefore.at(-1) ?? 0}
      className={styles.scroller}
      style={sizes}
      onClick={(event) => chosen(event, layout)}
      onDoubleClick={(event) => {
        const card = cardAt(event);
        if (card) onOpen(card);
      }}
      onContextMenu={(event) => {
        const card = cardAt(event);
        if (!card) return;
        event.preventDefault();
        if (drag.isTouching()) return;
        if (!useBoard.getState().selected.has(card)) goTo(card);
        onMenu(event.clientX, event.clientY);
      }}
      onPointerDown={drag.onPointerDown}
    >
      <div className={styles.canvas} style={{ height: layout.height }}>
        {parts.map(({ section: at, from, to }) => {
          const section = layout.sections[at];
          if (!section) return null;
          return (
            <Section
              key={section.key}
              layout={layout}
              section={section}
              scene={scenes.get(section.scene)}
              from={from}
              to={to}
              row={(rowsBefore[at] ?? 0) + 1}
              look={look}
            />
          );
        })}
        {children}
      </div>
    </div>
  );
}

export function cardAt(event: { target: EventTarget }): string {
  const found = event.target instanceof Element ? event.target.closest("[data-card]") : null;
  return found?.getAttribute("data-card") ?? "";
}

/** A click goes to a card; with Shift it chooses up to there, with Ctrl or ⌘ it adds or takes away. */
function chosen(event: MouseEvent, layout: Layout): void {
  const card = cardAt(event);
  if (!card) return;
  if (event.shiftKey) extendTo(layout.cards, layout.place, card);
  else if (event.metaKey || event.ctrlKey) toggle(card);
  else {
    clearSelection();
    goTo(card);
  }
}

/** How many rows of the grid stand above each section, headings counted; behind it, how many there are. */
function rowsAbove(layout: Layout): number[] {
  const above = [0];
  for (const { from, to } of layout.sections) {
    above.push((above.at(-1) ?? 0) + 1 + Math.ceil((to - from) / layout.columns));
  }
  return above;
}

const CALM_MS = 90;

/** Which lines are drawn: those in the window and one screen's half around them, anew where that changes. */
function useParts(scroller: RefObject<HTMLDivElement | null>, layout: Layout): readonly Part[] {
  const [scrolls, redraw] = useReducer((count: number) => count + 1, 0);
  const shown = useRef("");
  const span = useMemo(
    () => (at: number) => {
      const height = scroller.current?.clientHeight ?? 800;
      const more = layout.lineHeight * (layout.size >= 4 ? 0.6 : 0.9);
      return partsIn(layout, at - more, at + height + more);
    },
    [layout, scroller],
  );
  // oxlint-disable-next-line react/exhaustive-deps -- what is read of the scroller changes with `scrolls`
  const parts = useMemo(() => span(scroller.current?.scrollTop ?? 0), [span, scroller, scrolls]);
  useEffect(() => {
    shown.current = JSON.stringify(parts);
  }, [parts]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let [last, at] = [element.scrollTop, performance.now()];
    let calm: ReturnType<typeof setTimeout> | undefined;
    const scrolled = () => {
      const [y, now] = [element.scrollTop, performance.now()];
      const speed = Math.abs(y - last) / Math.max(1, now - at);
      [last, at] = [y, now];
      const isFast = speed > 8; // pixels of a millisecond: a screen goes by in a tenth of a second
      if (isFast !== useBoard.getState().isFast && isFast) useBoard.setState({ isFast });
      clearTimeout(calm);
      calm = setTimeout(() => {
        if (!useBoard.getState().isFast) return;
        useBoard.setState({ isFast: false });
        askPictures(element);
      }, CALM_MS);
      const next = JSON.stringify(span(y));
      // In the same frame as the scrolling: else the cards come one frame late, and an empty strip is seen.
      if (next !== shown.current) flushSync(redraw);
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      element.removeEventListener("scroll", scrolled);
      clearTimeout(calm);
    };
  }, [scroller, span]);
  return parts;
}

/** When cards come, go or change their size, what somebody looks at stays where it is in the window. */
function useSteady(scroller: RefObject<HTMLDivElement | null>, layout: Layout): void {
  const before = useRef<Layout | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    const was = before.current;
    before.current = layout;
    if (!element) return;
    const { cursor } = useBoard.getState();
    if (!was) {
      if (cursor) reveal(element, layout, cursor, "middle");
      return;
    }
    if (was === layout) return;
    const top = element.scrollTop;
    const held = heldCard(was, layout, cursor, top, element.clientHeight);
    if (held === null) return;
    const then = placeOf(was, was.place.get(held) ?? 0)?.top ?? 0;
    const now = placeOf(layout, layout.place.get(held) ?? 0)?.top ?? 0;
    if (was.lineHeight === layout.lineHeight) element.scrollTo({ top: top + now - then });
    else reveal(element, layout, held, "middle");
  }, [scroller, layout]);
}

/** The card that should not move: the one where somebody is, if it is seen; else the first that is seen. */
function heldCard(was: Layout, layout: Layout, cursor: string, top: number, height: number): string | null {
  const isSeen = (card: string) => {
    const place = was.place.has(card) && placeOf(was, was.place.get(card) ?? 0);
    return !!place && place.top + was.lineHeight > top && place.top < top + height;
  };
  if (cursor && layout.place.has(cursor) && isSeen(cursor)) return cursor;
  if (top === 0) return null;
  const from = was.sections[sectionAt(was, top)]?.from ?? 0;
  return was.cards.slice(from).find((card) => layout.place.has(card) && isSeen(card)) ?? null;
}

/** Assistive technology is told where one is; only what is in the page can be named. */
function useActive(scroller: RefObject<HTMLDivElement | null>, parts: readonly Part[]): void {
  useEffect(() => {
    const name = ({ cursor }: { cursor: string }) => {
      const element = scroller.current;
      const id = idOf(cursor);
      if (cursor && element?.ownerDocument.getElementById(id)) {
        element.setAttribute("aria-activedescendant", id);
      } else element?.removeAttribute("aria-activedescendant");
    };
    name(useBoard.getState());
    return useBoard.subscribe((state, before) => {
      if (state.cursor !== before.cursor) name(state);
    });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other parts have other cards in the page
  }, [scroller, parts]);
}

/** Scrolls as little as it takes to see the card; or so that it stands in the middle. */
export function reveal(
  element: HTMLElement,
  layout: Layout,
  card: string,
  where: "near" | "middle" = "near",
): void {
  const at = layout.place.get(card);
  const place = at === undefined ? null : placeOf(layout, at);
  if (!place) return;
  const [top, height] = [element.scrollTop, element.clientHeight];
  const room = layout.lineHeight;
  const margin = 6;
  const most = place.top - layout.heading;
  if (where === "middle") {
    element.scrollTo({ top: most - Math.max(0, height - layout.heading - room) / 2 });
  } else if (most < top) element.scrollTo({ top: most - margin });
  else if (place.top + room > top + height)
    element.scrollTo({ top: Math.min(most, place.top + room - height) });
}
