/** Markers and sounds are moved: dragged by a pointer, or by keys a frame at a time. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

import type { CutOf } from "../../api/cut";
import type { AudioRow, MarkerRow, TimelineAnswer } from "../../api/schema";
import { listening } from "./listening";
import { markerMoved, soundMoved, withIds, withPlacing, type Placing } from "./places";

const MOVES_AFTER = 4;
/** Presses of a key that follow each other so quickly are one change. */
const TOGETHER_MS = 400;

/** What a marker or a sound gets so that it can be moved. */
export interface Movable {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  /** A press that moved it opens nothing. */
  onClick(): void;
  "data-held"?: true | undefined;
}

export interface PlacingEdits {
  /** The cut with what is held where it is held. */
  shown: TimelineAnswer;
  isLet: boolean;
  movable(id: string, one: MarkerRow | AudioRow, scale: number, open: () => void): Movable;
}

interface Pressed {
  kind: Placing["kind"];
  id: string;
  x: number;
  frame: number;
  scale: number;
  pointer: number;
  isMoving: boolean;
}

const startOf = (one: MarkerRow | AudioRow): number => ("first_frame" in one ? one.first_frame : one.frame);
const kindOf = (one: MarkerRow | AudioRow): Placing["kind"] => ("name" in one ? "marker" : "sound");

export function usePlacing(cut: CutOf, now: TimelineAnswer, isLet: boolean): PlacingEdits {
  const [held, hold] = useState<Placing | null>(null);
  const pressed = useRef<Pressed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hasMoved = useRef(false);

  const send = (one: Placing) => {
    const changes = changesOf(now, one);
    const done = changes.length ? cut.mutateAll(changes, { still: (it) => isThere(it, one) }) : null;
    // It stays where it was let go until the server has answered, or refused.
    void Promise.resolve(done).finally(() => hold((was) => (was === one ? null : was)));
  };
  const newest = useRef({ send, held });
  useEffect(() => {
    newest.current = { send, held };
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  usePointer(pressed, hasMoved, newest, hold);

  const shown = useMemo(() => withPlacing(now, held), [now, held]);
  return {
    shown,
    isLet,
    movable: (id, one, scale, open) => ({
      "data-held": (held?.kind === kindOf(one) && held.id === id) || undefined,
      onPointerDown(event) {
        hasMoved.current = false;
        if (!isLet || event.button !== 0) return;
        clearTimeout(timer.current);
        const { clientX: x, pointerId: pointer } = event;
        const frame = startOf(one);
        pressed.current = { kind: kindOf(one), id, x, frame, scale, pointer, isMoving: false };
      },
      onClick() {
        if (!hasMoved.current) open();
        hasMoved.current = false;
      },
      onKeyDown(event) {
        const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!isLet || !way || !event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        const by = way * (event.shiftKey ? 10 : 1);
        const frame = inReach(now, kindOf(one), startOf(one) + by);
        const next: Placing = { kind: kindOf(one), id, frame };
        hold(next);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => newest.current.send(next), TOGETHER_MS);
      },
    }),
  };
}

/** A marker stands in the film; a sound may begin before it. */
const inReach = (cut: TimelineAnswer, kind: Placing["kind"], frame: number): number =>
  Math.min(Math.max(kind === "marker" ? 0 : -Infinity, frame), Math.max(0, cut.frames - 1));

const found = (cut: TimelineAnswer, held: Placing): MarkerRow | AudioRow | undefined =>
  withIds<MarkerRow | AudioRow>(held.kind === "marker" ? cut.markers : cut.audio).find(
    ({ id }) => id === held.id,
  )?.one;

const isThere = (cut: TimelineAnswer, one: Placing): boolean => found(cut, one) !== undefined;

function changesOf(cut: TimelineAnswer, one: Placing) {
  const it = found(cut, one);
  if (!it || startOf(it) === one.frame) return [];
  return "name" in it ? markerMoved(cut, it, one.frame) : soundMoved(cut, it, one.frame);
}

function usePointer(
  pressed: { current: Pressed | null },
  hasMoved: { current: boolean },
  newest: { current: { send(one: Placing): void; held: Placing | null } },
  hold: (one: Placing | null) => void,
): void {
  useEffect(() => {
    const drag = (event: globalThis.PointerEvent) => {
      const one = pressed.current;
      if (!one || event.pointerId !== one.pointer) return;
      const away = event.clientX - one.x;
      if (!one.isMoving && Math.abs(away) < MOVES_AFTER) return;
      one.isMoving = true;
      hasMoved.current = true;
      const to = one.frame + Math.round(away / (one.scale || 1));
      hold({ kind: one.kind, id: one.id, frame: one.kind === "marker" ? Math.max(0, to) : to });
    };
    const end = (event: globalThis.PointerEvent) => {
      const one = pressed.current;
      if (!one || event.pointerId !== one.pointer) return;
      pressed.current = null;
      const { held, send } = newest.current;
      if (!one.isMoving || !held) return;
      if (event.type === "pointerup") send(held);
      else hold(null);
    };
    const leave = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape" || !pressed.current) return;
      event.stopPropagation();
      pressed.current = null;
      hold(null);
    };
    return listening(drag, end, leave);
  }, [pressed, hasMoved, newest, hold]);
}
