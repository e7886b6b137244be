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

export const withTransition = (
  cut: TimelineAnswer,
  name: string,
  kind: EntryRow["transition_kind"],
  frames: number,
): TimelineAnswer =>
  changed(cut, name, (row) => ({
    ...row,
    transition_kind: kind,
    transition_frames: kind === "cut" ? 0 : frames,
  }));

export const takenOut = (cut: TimelineAnswer, name: string): TimelineAnswer =>
  relaid(
    cut,
    cut.entries
      .filter((one) => nameOf(one) !== name || one.use === 1)
      .map((one) => (nameOf(one) === name ? { ...one, out: true, duration_frames: 0 } : one)),
  );

export interface Place {
  /** In front of this entry, or behind it. */
  before?: string;
  after?: string;
}

export function moved(cut: TimelineAnswer, name: string, place: Place): TimelineAnswer {
  const entry = cut.entries.find((one) => nameOf(one) === name);
  const others = cut.entries.filter((one) => one !== entry);
  const anchor = others.findIndex((one) => nameOf(one) === (place.before ?? place.after));
  if (!entry || anchor < 0) return cut;
  const at = place.before ? anchor : anchor + 1;
  return relaid(cut, [...others.slice(0, at), entry, ...others.slice(at)]);
}

/** Where an entry goes that is dropped at a boundary: in front of the `at`th entry that is played. */
export function placeAt(cut: TimelineAnswer, name: string, at: number): Place | null {
  const played = cut.entries.filter((one) => !one.out).map(nameOf);
  const from = played.indexOf(name);
  if (from < 0 || at === from || at === from + 1) return null;
  const before = played[at];
  if (before !== undefined) return { before };
  const after = played.at(-1);
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
