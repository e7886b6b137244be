/** What a change of the cut makes of the rows that are shown, before the server has answered. */
import type { EntryRow, TimelineAnswer } from "../../api/schema";
import { nameOf } from "../../player/film";

/** Starts follow each other again, and what is marked moves with its entry. */
export function relaid(cut: TimelineAnswer, entries: readonly EntryRow[]): TimelineAnswer {
  let at = 0;
  const placed = entries.map((one) => {
    const row = one.start_frame === at ? one : { ...one, start_frame: at };
    at += one.out ? 0 : one.duration_frames;
    return row;
  });
  const starts = new Map(placed.map((one) => [nameOf(one), one.start_frame]));
  const begin = (entry: string) => starts.get(entry) ?? 0;
  const was = new Map(cut.entries.map((one) => [nameOf(one), one.start_frame]));
  return {
    ...cut,
    entries: placed,
    frames: at,
    markers: cut.markers.map((one) => ({ ...one, frame: begin(one.entry) + one.offset })),
    audio: cut.audio.map((one) => {
      const first = one.first_frame - (was.get(one.entry) ?? 0) + begin(one.entry);
      return { ...one, first_frame: first, frame: Math.max(0, first) };
    }),
  };
}

const changed = (cut: TimelineAnswer, name: string, change: (row: EntryRow) => EntryRow): TimelineAnswer =>
  relaid(
    cut,
    cut.entries.map((one) => (nameOf(one) === name ? change(one) : one)),
  );

/** The entry stands so many frames. */
export const withLength = (cut: TimelineAnswer, name: string, frames: number): TimelineAnswer =>
  changed(cut, name, (row) => ({ ...row, duration_frames: Math.max(1, frames) }));

export function withTransition(
  cut: TimelineAnswer,
  names: readonly string[],
  kind: EntryRow["transition_kind"],
  frames: number,
): TimelineAnswer {
  const meant = new Set(names);
  const transition_frames = kind === "cut" ? 0 : frames;
  const entries = cut.entries.map((one) =>
    meant.has(nameOf(one)) ? { ...one, transition_kind: kind, transition_frames } : one,
  );
  return relaid(cut, entries);
}

export function takenOut(cut: TimelineAnswer, names: readonly string[]): TimelineAnswer {
  const out = new Set(names);
  return relaid(
    cut,
    cut.entries
      .filter((one) => !out.has(nameOf(one)) || one.use === 1)
      .map((one) => (out.has(nameOf(one)) ? { ...one, out: true, duration_frames: 0 } : one)),
  );
}

/** Each of them is held so many frames longer than it is by itself. */
export function withHold(cut: TimelineAnswer, names: readonly string[], hold: number): TimelineAnswer {
  const held = new Set(names);
  const entries = cut.entries.map((one) =>
    held.has(nameOf(one)) ? { ...one, hold, duration_frames: one.duration_frames - one.hold + hold } : one,
  );
  return relaid(cut, entries);
}

export interface Place {
  /** In front of this entry, or behind it. */
  before?: string;
  after?: string;
}

/** They stand one after the other at the place, in the order that they had. */
export function moved(cut: TimelineAnswer, names: readonly string[], place: Place): TimelineAnswer {
  const moving = new Set(names);
  const carried = cut.entries.filter((one) => moving.has(nameOf(one)));
  const others = cut.entries.filter((one) => !moving.has(nameOf(one)));
  const anchor = others.findIndex((one) => nameOf(one) === (place.before ?? place.after));
  if (carried.length === 0 || anchor < 0) return cut;
  const at = place.before ? anchor : anchor + 1;
  return relaid(cut, [...others.slice(0, at), ...carried, ...others.slice(at)]);
}

/** Where entries go that are dropped at a boundary: in front of the `at`th entry that is played. */
export function placeAt(cut: TimelineAnswer, names: readonly string[], at: number): Place | null {
  const played = cut.entries.filter((one) => !one.out).map(nameOf);
  const moving = new Set(names);
  const places = played.flatMap((name, place) => (moving.has(name) ? [place] : []));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return null;
  const isTogether = last - first === places.length - 1;
  if (isTogether && first <= at && at <= last + 1) return null;
  const before = played.slice(at).find((name) => !moving.has(name));
  if (before !== undefined) return { before };
  const after = played.findLast((name) => !moving.has(name));
  return after === undefined ? null : { after };
}

/** The place one entry earlier, or later, for all of them together. */
export function placeBeside(cut: TimelineAnswer, names: readonly string[], direction: 1 | -1): Place | null {
  const played = cut.entries.filter((one) => !one.out).map(nameOf);
  const moving = new Set(names);
  if (direction < 0) {
    const first = played.findIndex((name) => moving.has(name));
    const before = played[first - 1];
    return before === undefined ? null : { before };
  }
  const last = played.findLastIndex((name) => moving.has(name));
  const after = last < 0 ? undefined : played[last + 1];
  return after === undefined ? null : { after };
}

/** The neighbours of an entry: whoever moves it meant a place between these. */
export function neighbours(cut: TimelineAnswer, name: string): string {
  const played = cut.entries.filter((one) => !one.out).map(nameOf);
  const at = played.indexOf(name);
  return at < 0 ? "" : `${played[at - 1] ?? ""} ${name} ${played[at + 1] ?? ""}`;
}

/** What `timeline:duration` is told, so that the entry stands so long with its hold and trim. */
export function ownLength(row: EntryRow, frames: number): number {
  return Math.max(1, frames - row.hold + row.trim);
}
