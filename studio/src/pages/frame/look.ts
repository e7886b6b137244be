/** How somebody looks at a frame now: which version, which remark, beside what. Another frame begins anew. */
import { create } from "zustand";

import type { Pencil } from "../../ui/stage/drawing";
import { WIDTHS } from "../../ui/stage/marks";

export type Tab = "review" | "reading" | "recipe" | "why";
export type CompareManner = "side" | "wipe" | "onion";
export type Against = { kind: "version"; version: number } | { kind: "lock"; path: string };

interface OfFrame {
  /** Null: the version that counts. */
  version: number | null;
  remark: string | null;
  finding: number | null;
  against: Against | null;
  draws: boolean;
  /** What people drew on it is not seen. */
  hidesDrawing: boolean;
  /** Its variants are looked at. */
  variants: boolean;
}

interface Look extends OfFrame {
  frame: string;
  tab: Tab;
  manner: CompareManner;
  amount: number;
  goesOn: boolean;
  pencil: Pencil;
}

const FRESH: OfFrame = {
  version: null,
  remark: null,
  finding: null,
  against: null,
  draws: false,
  hidesDrawing: false,
  variants: false,
};
const GOES_ON = "sb.frame goes on";

export const useLooks = create<Look>(() => ({
  ...FRESH,
  frame: "",
  tab: "review",
  manner: "wipe",
  amount: 0.5,
  goesOn: localStorage.getItem(GOES_ON) !== "no",
  pencil: { tool: "pen", color: "red", width: WIDTHS.usual },
}));

/** Begin with a frame. */
export function lookAtFrame(frame: string): void {
  if (useLooks.getState().frame !== frame) useLooks.setState({ ...FRESH, frame });
}

export const look = (change: Partial<Omit<Look, "frame">>): void => useLooks.setState(change);

/** The picture that counts, where the frame is still looked at; no older one. */
export function showCounting(frame: string): void {
  if (useLooks.getState().frame === frame) useLooks.setState({ version: null, against: null });
}

export function goOnAfterwards(goesOn: boolean): void {
  localStorage.setItem(GOES_ON, goesOn ? "yes" : "no");
  useLooks.setState({ goesOn });
}

/** What one draws with; it stays from frame to frame. */
export function usePencilOfPage(): [Pencil, (change: Partial<Pencil>) => void] {
  const pencil = useLooks((state) => state.pencil);
  return [pencil, (change) => useLooks.setState({ pencil: { ...useLooks.getState().pencil, ...change } })];
}
