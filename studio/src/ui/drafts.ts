/** What somebody began to say of a frame and has not sent: kept for each frame, also when the page is loaded again. */
import { create } from "zustand";

import { writer } from "../api/standing";
import { NO_STROKES, type Strokes } from "./stage/drawing";
import type { Mark } from "./stage/marks";

/** What is done with the words when they are sent. */
export type Manner = "note" | "retake" | "reject";

export interface Draft {
  text: string;
  manner: Manner;
  /** The remark that is answered. */
  replyTo: string | null;
  strokes: Strokes;
  /** The version that was drawn on. */
  drawnOn: number | null;
}

export const NO_DRAFT: Draft = {
  text: "",
  manner: "note",
  replyTo: null,
  strokes: NO_STROKES,
  drawnOn: null,
};

const KEPT = "sb.drafts";
type Kept = Record<string, Omit<Draft, "strokes"> & { marks: readonly Mark[] }>;

function kept(): Record<string, Draft> {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as Kept;
    return Object.fromEntries(
      Object.entries(found).map(([name, { marks, ...rest }]) => [
        name,
        { ...rest, strokes: { ...NO_STROKES, marks } },
      ]),
    );
  } catch {
    return {};
  }
}

function keep(drafts: Record<string, Draft>): void {
  const flat: Kept = Object.fromEntries(
    Object.entries(drafts).map(([name, { strokes, ...rest }]) => [name, { ...rest, marks: strokes.marks }]),
  );
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(flat));
  } catch {
    // No room: it lasts until the page is loaded again.
  }
}

interface Drafts {
  all: Record<string, Draft>;
  change(name: string, change: Partial<Draft>): void;
  drop(name: string): void;
}

export const useDrafts = create<Drafts>((set, get) => ({
  all: kept(),
  change(name, change) {
    const next = { ...(get().all[name] ?? NO_DRAFT), ...change };
    const { [name]: _, ...others } = get().all;
    const isEmpty = !next.text && next.strokes === NO_STROKES && next.manner === "note" && !next.replyTo;
    set({ all: isEmpty ? others : { ...others, [name]: next } });
    keep(get().all);
  },
  drop(name) {
    const { [name]: _, ...others } = get().all;
    set({ all: others });
    keep(others);
  },
}));

/** Of each person their own: another one who uses this tab neither reads it nor sends it as theirs. */
export const draftName = (project: string, about: string): string => `${writer()} ${project}/${about}`;

/** `about` is a frame; else the frames that are meant at once, and what is said of them. */
export function useDraft(project: string, about: string): [Draft, (change: Partial<Draft>) => void] {
  const name = draftName(project, about);
  const draft = useDrafts((drafts) => drafts.all[name]) ?? NO_DRAFT;
  const change = useDrafts((drafts) => drafts.change);
  return [draft, (next) => change(name, next)];
}
