/** A marker that two people change at once: what only one of them changed is kept of both. */
import type { timeline } from "../../words/en";
import type { MarkerRow, TimelineAnswer } from "../../api/schema";

export type Color = keyof (typeof timeline)["colors"];
export type Words = Pick<MarkerRow, "name" | "note"> & { color: Color };
const WORDS = ["name", "color", "note"] as const;

/** What of a marker's words both changed, each into something else. */
export const met = (began: Words, mine: Words, now: Words): (keyof Words)[] =>
  WORDS.filter((one) => now[one] !== began[one] && mine[one] !== began[one] && mine[one] !== now[one]);

/** What I changed, over how it is now. */
export const joined = (began: Words, mine: Words, now: Words): Words => {
  const from = (one: keyof Words) => (mine[one] === began[one] ? now : mine);
  return { name: from("name").name, color: from("color").color, note: from("note").note };
};

/** The marker as it is now; undefined where somebody took it away or named it anew. */
export const markerNow = (cut: TimelineAnswer, name: string): MarkerRow | undefined =>
  cut.markers.find((one) => one.name === name);

export const wordsOf = ({ name, color, note }: MarkerRow): Words => ({ name, color: color as Color, note });
