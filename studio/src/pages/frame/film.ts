/** The frames around this one: in the list that is looked at, in the cut, and the next that needs a decision. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { boardOf } from "../../api/board";
import { around, useReel, type Around } from "../../api/reel";
import type { BoardRow } from "../../api/schema";

export interface Film {
  /** Each frame of the cut once, in its order. */
  cut: readonly BoardRow[];
  rows: ReadonlyMap<string, BoardRow>;
  names: ReadonlyMap<string, string>;
  isLoading: boolean;
}

export function useFilm(project: string): Film {
  const { data, isPending } = useQuery(boardOf(project));
  return useMemo(() => {
    const rows = new Map<string, BoardRow>();
    for (const row of data?.rows ?? []) if (!rows.has(row.frame_id)) rows.set(row.frame_id, row);
    const names = new Map(Object.entries(data?.assets ?? {}).map(([id, asset]) => [id, asset.name]));
    const cut = [...rows.values()].filter((row) => !row.out && !row.omitted);
    return { cut, rows, names, isLoading: isPending };
  }, [data, isPending]);
}

/** Where the frame stands in the list that is looked at; else in the cut. */
export function usePlace(
  project: string,
  frame: string,
  film: Film,
): Around & { frames: readonly string[]; from: string | null } {
  const reel = useReel(project);
  return useMemo(() => {
    const inReel = reel ? around(reel.frames, frame) : null;
    if (reel && inReel) return { ...inReel, frames: reel.frames, from: reel.from };
    const frames = film.cut.map((row) => row.frame_id);
    const inCut = around(frames, frame) ?? {
      previous: null,
      next: frames[0] ?? null,
      at: 0,
      of: frames.length,
    };
    return { ...inCut, frames, from: null };
  }, [reel, frame, film.cut]);
}

/** The next frame of a list that asks for a decision: after this one, else from the beginning. */
export function nextThatAsks(
  frames: readonly string[],
  frame: string,
  asks: (frame: string) => boolean,
): string | null {
  const at = frames.indexOf(frame);
  const order = [...frames.slice(at + 1), ...frames.slice(0, Math.max(at, 0))];
  return order.find((one) => one !== frame && asks(one)) ?? null;
}

/** Frames beside this one in the cut: up to so many before and after it. */
export function beside<Row extends { frame_id: string }>(
  cut: readonly Row[],
  frame: string,
  reach: number,
): readonly (Row | null)[] {
  const at = cut.findIndex((row) => row.frame_id === frame);
  if (at < 0) return [];
  return Array.from({ length: 2 * reach + 1 }, (_, index) => cut[at - reach + index] ?? null);
}
