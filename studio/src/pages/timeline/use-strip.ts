/** The window on the cut: how near it is, what is in sight, and how both follow pointer, keys and playhead. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

import type { Transport } from "../../player/transport";
import { fitting, NEAREST, zoomed } from "./scale";

export interface Sight {
  /** Pixels of a frame. */
  scale: number;
  /** Pixels that are scrolled off. */
  left: number;
  width: number;
}

export interface Strip extends Sight {
  /** The window itself, when it is there. */
  element: HTMLDivElement | null;
  onScroll(): void;
  /** Nearer (above 1) or further, around a place of the window, else around the playhead. */
  zoom(factor: number, x?: number): void;
  fit(): void;
  /** The frame below a place of the browser's window. */
  frameAt(clientX: number): number;
}

/** So much of a film is seen at first, at most: a minute says more than a line of slivers. */
const FIRST_FRAMES = 1500;
const STEP = 1.25;

const nearEnough = (width: number, frames: number): number =>
  Math.min(NEAREST, width / Math.max(1, Math.min(frames, FIRST_FRAMES)));

export function useStrip(
  frames: number,
  transport: Transport,
): [Strip, (element: HTMLDivElement | null) => void] {
  const [element, attach] = useState<HTMLDivElement | null>(null);
  const wanted = useRef<number | null>(null);
  const [sight, setSight] = useState<Sight>({ scale: 0, left: 0, width: 0 });

  useLayoutEffect(() => {
    if (!element) return;
    const look = () => {
      const width = element.clientWidth;
      // The first sight is of the film as it is when the page opens.
      setSight((was) => ({ ...was, width, scale: was.scale || nearEnough(width, frames) }));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [element, frames]);

  useLayoutEffect(() => {
    if (wanted.current !== null) element?.scrollTo({ left: wanted.current });
    wanted.current = null;
  });

  const zoom = useCallback(
    (factor: number, x?: number) =>
      setSight((was) => {
        const at = x ?? transport.get().frame * was.scale - was.left;
        const inside = Math.min(Math.max(0, at), was.width);
        const next = zoomed(was.scale, was.left, inside, factor, fitting(was.width, frames));
        wanted.current = next.left;
        return { ...was, ...next };
      }),
    [frames, transport],
  );
  const fit = useCallback(() => {
    wanted.current = 0;
    setSight((was) => ({ ...was, left: 0, scale: fitting(was.width, frames) }));
  }, [frames]);
  const onScroll = useCallback(() => {
    const left = element?.scrollLeft ?? 0;
    setSight((was) => (was.left === left ? was : { ...was, left }));
  }, [element]);
  const frameAt = (clientX: number) => {
    const box = element?.getBoundingClientRect();
    return Math.floor((clientX - (box?.left ?? 0) + sight.left) / (sight.scale || 1));
  };
  useWheel(element, zoom);
  useFollowing(element, sight, transport);
  return [{ ...sight, element, onScroll, zoom, fit, frameAt }, attach];
}

/** Ctrl (or ⌘) and the wheel, or two fingers on a pad: nearer and further around the pointer. */
function useWheel(element: HTMLDivElement | null, zoom: (factor: number, x: number) => void): void {
  useEffect(() => {
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const x = event.clientX - element.getBoundingClientRect().left;
        zoom(STEP ** Math.min(2, Math.max(-2, -event.deltaY / 50)), x);
      } else if (Math.abs(event.deltaY) > Math.abs(event.deltaX) && !event.shiftKey) {
        const room = element.scrollHeight - element.clientHeight;
        if (room > 0) return; // there are more sounds than fit: the wheel goes through them
        event.preventDefault();
        element.scrollBy({ left: event.deltaY });
      }
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, [element, zoom]);
}

/** The playhead stays in sight: a page further while it plays, just in sight where it was put. */
function useFollowing(element: HTMLDivElement | null, { scale, width }: Sight, transport: Transport): void {
  useEffect(() => {
    const follow = () => {
      if (!element || width === 0) return;
      const { frame, speed } = transport.get();
      const x = frame * scale - element.scrollLeft;
      if (x >= 0 && x <= width - 8) return;
      element.scrollTo({ left: frame * scale - width * (speed < 0 ? 0.9 : speed > 0 ? 0.1 : 0.4) });
    };
    follow();
    return transport.subscribe(follow);
  }, [element, scale, width, transport]);
}
