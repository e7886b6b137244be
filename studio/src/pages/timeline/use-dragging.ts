/** What a pointer does to an entry: its edge makes it longer or shorter, its middle takes it elsewhere. */
import { useEffect, useRef, useState, type PointerEvent } from "react";

import type { EntryRow, TimelineAnswer } from "../../api/schema";
import { nameOf } from "../../player/film";
import { listening } from "./listening";
import type { Choosing } from "./choosing";
import { placeAt } from "./edits";
import { inSight } from "./scale";
import type { Edits } from "./use-edits";
import type { Strip } from "./use-strip";

const MOVES_AFTER = 5;
const LONG_PRESS_MS = 350;
const NEAR_EDGE = 48;

interface Held {
  kind: "edge" | "entry";
  name: string;
  /** All that go with it. */
  names: readonly string[];
  x: number;
  /** Where the entry began, or how long it was. */
  frames: number;
  isMoving: boolean;
  pointer: number;
}

export interface Dragging {
  /** The entries that are carried, and the place among those that are played where they would go. */
  carried: { names: readonly string[]; at: number } | null;
  press(event: PointerEvent<HTMLElement>, row: EntryRow, kind: Held["kind"]): void;
  /** Was what the pointer pressed last also dragged? */
  hasMoved(): boolean;
}

export function useDragging(
  cut: TimelineAnswer,
  edits: Edits,
  strip: Strip,
  isLet: boolean,
  choosing: Choosing,
  seek: (frame: number) => void,
): Dragging {
  const held = useRef<Held | null>(null);
  const moved = useRef(false);
  const [carried, setCarried] = useState<Dragging["carried"]>(null);
  const newest = useRef({ cut, edits, strip, carried, seek });
  useEffect(() => {
    newest.current = { cut, edits, strip, carried, seek };
  });

  useEffect(() => {
    const drag = (event: globalThis.PointerEvent) => {
      const one = held.current;
      if (!one || event.pointerId !== one.pointer) return;
      const now = newest.current;
      const away = event.clientX - one.x;
      if (!one.isMoving && Math.abs(away) < MOVES_AFTER) return;
      one.isMoving = true;
      moved.current = true;
      scrollAtEdge(now.strip, event.clientX);
      if (one.kind === "edge") {
        now.edits.drag(one.name, one.frames + Math.round(away / now.strip.scale));
        return;
      }
      const at = boundary(now.cut, now.strip.frameAt(event.clientX));
      setCarried((was) => (was?.at === at ? was : { names: one.names, at }));
    };
    const end = (event: globalThis.PointerEvent) => {
      const one = held.current;
      if (!one || event.pointerId !== one.pointer) return;
      held.current = null;
      const now = newest.current;
      if (one.kind === "edge" && one.isMoving) now.edits.drop();
      const place = now.carried && placeAt(now.cut, one.names, now.carried.at);
      if (one.kind === "entry" && one.isMoving && place && event.type === "pointerup") {
        now.seek(now.edits.move(one.names, place));
      }
      setCarried(null);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !held.current) return;
      event.stopPropagation();
      held.current = null;
      newest.current.edits.forget();
      setCarried(null);
    };
    return listening(drag, end, leave);
  }, []);

  const press: Dragging["press"] = (event, row, kind) => {
    moved.current = false;
    if (!isLet || event.button !== 0) return;
    const frames = kind === "edge" ? row.duration_frames : row.start_frame;
    const one = {
      kind,
      name: nameOf(row),
      names: kind === "entry" && choosing.has(nameOf(row)) ? choosing.names : [nameOf(row)],
      x: event.clientX,
      frames,
      isMoving: false,
      pointer: event.pointerId,
    };
    if (event.pointerType !== "touch" || kind === "edge") {
      held.current = one;
      return;
    }
    // A finger that moves at once scrolls; one that rests first carries the entry.
    const timer = setTimeout(() => {
      held.current = { ...one, isMoving: true };
      moved.current = true;
      setCarried({ names: one.names, at: boundary(newest.current.cut, row.start_frame) });
    }, LONG_PRESS_MS);
    const stop = () => clearTimeout(timer);
    addEventListener("pointerup", stop, { once: true });
    addEventListener("pointercancel", stop, { once: true });
  };
  return { carried, press, hasMoved: () => moved.current };
}

/** The boundary between entries that is nearest to a frame, as a place among those that are played. */
function boundary(cut: TimelineAnswer, frame: number): number {
  const rows = cut.entries.filter((one) => !one.out);
  const [at] = inSight(rows, frame, frame + 1);
  const row = rows[at];
  if (!row) return rows.length;
  return frame > row.start_frame + row.duration_frames / 2 ? at + 1 : at;
}

function scrollAtEdge(strip: Strip, clientX: number): void {
  const { element } = strip;
  if (!element) return;
  const { left, right } = element.getBoundingClientRect();
  if (clientX < left + NEAR_EDGE) element.scrollBy({ left: -NEAR_EDGE / 3 });
  if (clientX > right - NEAR_EDGE) element.scrollBy({ left: NEAR_EDGE / 3 });
}
