/** Wheel, drag, pinch, double click and swipe on a stage. */
import { useEffect, useRef, type RefObject } from "react";

import type { Size, Viewing } from "./view";

const SWIPE_PIXELS = 56;
const SWIPE_MS = 500;

interface Place {
  x: number;
  y: number;
}

interface Held {
  fingers: Map<number, Place>;
  from: Place & { at: number; touches: boolean };
  moved: boolean;
  pinched: boolean;
}

export function useGestures(
  stage: RefObject<HTMLElement | null>,
  viewing: Viewing,
  picture: Size,
  room: Size,
  onSwipe?: (to: 1 | -1) => void,
): void {
  const newest = useRef({ viewing, picture, room, onSwipe });
  useEffect(() => {
    newest.current = { viewing, picture, room, onSwipe };
  });
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const ended = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      run: (event: HTMLElementEventMap[K]) => void,
      passive = true,
    ) => element.addEventListener(name, run, { signal: ended.signal, passive });
    const placeOf = (event: MouseEvent): Place => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const held: Held = {
      fingers: new Map(),
      from: { x: 0, y: 0, at: 0, touches: false },
      moved: false,
      pinched: false,
    };

    on(
      "wheel",
      (event) => {
        event.preventDefault();
        const lines = event.deltaMode === 1 ? 33 : 1;
        newest.current.viewing.zoomBy(Math.exp(-event.deltaY * lines * 0.0016), placeOf(event));
      },
      false,
    );
    on("dblclick", (event) => {
      if (isControl(event)) return;
      const { viewing: now } = newest.current;
      if (now.view.zoom > 1) now.fit();
      else now.zoomBy(2.5, placeOf(event));
    });
    on("pointerdown", (event) => {
      if (event.button !== 0 || isControl(event)) return;
      held.fingers.set(event.pointerId, placeOf(event));
      if (held.fingers.size === 1) {
        held.from = { ...placeOf(event), at: event.timeStamp, touches: event.pointerType === "touch" };
        held.moved = false;
        held.pinched = false;
      }
    });
    on("pointermove", (event) => {
      const before = held.fingers.get(event.pointerId);
      if (!before) return;
      const now = placeOf(event);
      const { viewing: looks } = newest.current;
      const other = [...held.fingers].find(([id]) => id !== event.pointerId)?.[1];
      held.fingers.set(event.pointerId, now);
      if (other) {
        held.pinched = true;
        const apart = (one: Place) => Math.hypot(one.x - other.x, one.y - other.y) || 1;
        looks.zoomBy(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      } else if (looks.view.zoom > 1) {
        if (!held.moved) element.setPointerCapture(event.pointerId);
        held.moved = true;
        looks.panBy(now.x - before.x, now.y - before.y);
      }
    });
    const up = (event: PointerEvent) => {
      if (!held.fingers.delete(event.pointerId) || held.fingers.size > 0) return;
      const { viewing: looks, onSwipe: swipe } = newest.current;
      const now = placeOf(event);
      const [dx, dy] = [now.x - held.from.x, now.y - held.from.y];
      const isSwipe =
        held.from.touches &&
        !held.pinched &&
        looks.view.zoom === 1 &&
        event.timeStamp - held.from.at < SWIPE_MS &&
        Math.abs(dx) > SWIPE_PIXELS &&
        Math.abs(dx) > 2 * Math.abs(dy);
      if (isSwipe) swipe?.(dx < 0 ? 1 : -1);
    };
    on("pointerup", up);
    on("pointercancel", (event) => void held.fingers.delete(event.pointerId));
    return () => ended.abort();
  }, [stage]);
}

const isControl = (event: Event): boolean =>
  event.target instanceof Element && event.target.closest("button, input, select, a, [data-draws]") !== null;
