/** What somebody began to say of a frame and has not sent: kept for each frame, also when the page is loaded again. */
import { create } from "zustand";

import { useStanding, writer } from "../api/standing";
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

/** What a guest began outlives the link: their next one opens in another tab, and signs in another way. */
const OF_GUEST = "<guest> "; // no account is called so
const GUEST_NAME = "sb.guest name";
const isOfGuest = (name: string): boolean => name.startsWith(OF_GUEST);

/** Under which name a guest speaks in this browser. */
export const guestName = (): string => localStorage.getItem(GUEST_NAME) ?? "";
export const keepGuestName = (name: string): void => localStorage.setItem(GUEST_NAME, name);

function kept(storage: Storage): Record<string, Draft> {
  try {
    const found = JSON.parse(storage.getItem(KEPT) ?? "{}") as Kept;
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

function keep(drafts: Record<string, Draft>, changed: string): void {
  const storage = isOfGuest(changed) ? localStorage : sessionStorage;
  const { [changed]: _, ...others } = kept(storage); // of other tabs, too, where they share it
  const one = drafts[changed];
  const flat: Kept = Object.fromEntries(
    Object.entries(one ? { ...others, [changed]: one } : others).map(([name, { strokes, ...rest }]) => [
      name,
      { ...rest, marks: strokes.marks },
    ]),
  );
  try {
    storage.setItem(KEPT, JSON.stringify(flat));
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
  all: { ...kept(sessionStorage), ...kept(localStorage) },
  change(name, change) {
    const next = { ...(get().all[name] ?? NO_DRAFT), ...change };
    const { [name]: _, ...others } = get().all;
    const isEmpty = !next.text && next.strokes === NO_STROKES && next.manner === "note" && !next.replyTo;
    set({ all: isEmpty ? others : { ...others, [name]: next } });
    keep(get().all, name);
  },
  drop(name) {
    const { [name]: _, ...others } = get().all;
    set({ all: others });
    keep(others, name);
  },
}));

/** Of each person their own: another one who uses this tab neither reads it nor sends it as theirs. */
export const draftName = (project: string, about: string): string => `${owner()} ${project}/${about}`;

const owner = (): string =>
  useStanding.getState().who?.kind === "guest" ? OF_GUEST + guestName() : writer();

export interface Unsent {
  project: string;
  frame: string;
  text: string;
}

/** What the guest of this browser wrote and has not sent. */
export function useUnsentOfGuest(): Unsent[] {
  const all = useDrafts((drafts) => drafts.all);
  const begins = `${OF_GUEST}${guestName()} `;
  return Object.entries(all).flatMap(([name, { text }]) => {
    const [project = "", frame = ""] = name.slice(begins.length).split("/");
    return name.startsWith(begins) && text.trim() ? [{ project, frame, text }] : [];
  });
}

/** `about` is a frame; else the frames that are meant at once, and what is said of them. */
export function useDraft(project: string, about: string): [Draft, (change: Partial<Draft>) => void] {
  const name = draftName(project, about);
  const draft = useDrafts((drafts) => drafts.all[name]) ?? NO_DRAFT;
  const change = useDrafts((drafts) => drafts.change);
  return [draft, (next) => change(name, next)];
}
