/** A drawing while it is made: marks with what undoes and redoes each step. */
import { useState } from "react";

import { WIDTHS, type Mark, type MarkKind } from "./marks";

export type Tool = MarkKind | "erase";

export interface Strokes {
  marks: readonly Mark[];
  past: readonly (readonly Mark[])[];
  future: readonly (readonly Mark[])[];
}

export const NO_STROKES: Strokes = { marks: [], past: [], future: [] };
/** A drawing has no more marks than a decision file takes. */
export const MOST_MARKS = 200;

const step = (strokes: Strokes, marks: readonly Mark[]): Strokes => ({
  marks,
  past: [...strokes.past, strokes.marks],
  future: [],
});

export const added = (strokes: Strokes, mark: Mark): Strokes =>
  strokes.marks.length >= MOST_MARKS ? strokes : step(strokes, [...strokes.marks, mark]);

export const erased = (strokes: Strokes, at: number): Strokes =>
  at < 0 || at >= strokes.marks.length
    ? strokes
    : step(
        strokes,
        strokes.marks.filter((_, index) => index !== at),
      );

export const cleared = (strokes: Strokes): Strokes => (strokes.marks.length ? step(strokes, []) : strokes);

export function undone(strokes: Strokes): Strokes {
  const before = strokes.past.at(-1);
  if (!before) return strokes;
  return { marks: before, past: strokes.past.slice(0, -1), future: [strokes.marks, ...strokes.future] };
}

export function redone(strokes: Strokes): Strokes {
  const next = strokes.future[0];
  if (!next) return strokes;
  return { marks: next, past: [...strokes.past, strokes.marks], future: strokes.future.slice(1) };
}

export interface Pencil {
  tool: Tool;
  color: string;
  width: number;
}

/** What one draws with, as long as the component is there. */
export function usePencil(): [Pencil, (change: Partial<Pencil>) => void] {
  const [pencil, setPencil] = useState<Pencil>({ tool: "pen", color: "red", width: WIDTHS.usual });
  return [pencil, (change) => setPencil((old) => ({ ...old, ...change }))];
}
