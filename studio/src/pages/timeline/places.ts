/** Where markers and sounds stand: the entry that they move with, and how far behind its start. */
import type { Change } from "../../api/cut";
import type { AudioRow, MarkerRow, TimelineAnswer } from "../../api/schema";
import { nameOf } from "../../player/film";

/** A marker or a sound that is being moved: which one, and the frame where it would be. */
export interface Placing {
  kind: "marker" | "sound";
  /** Its id of `withIds`. */
  id: string;
  frame: number;
}

type Placed = MarkerRow | AudioRow;
const calledOf = (one: Placed): string => ("name" in one ? one.name : one.path);

/** Each with an id that it keeps when it moves to another entry: its name, and which of that name it is. */
export function withIds<One extends Placed>(rows: readonly One[]): { id: string; one: One }[] {
  const seen = new Map<string, number>();
  return rows.map((one) => {
    const nth = seen.get(calledOf(one)) ?? 0;
    seen.set(calledOf(one), nth + 1);
    return { id: `${calledOf(one)} ${nth}`, one };
  });
}

interface Anchor {
  entry: string;
  offset: number;
}

/** The entry that is played at a frame; before the film its first, behind it its last. */
export function anchorAt(cut: TimelineAnswer, frame: number): Anchor {
  let found = { entry: "", offset: frame };
  for (const one of cut.entries) {
    if (one.out) continue;
    if (found.entry && one.start_frame > frame) break;
    found = { entry: nameOf(one), offset: frame - one.start_frame };
  }
  return found;
}

/** The cut with the marker or sound at the frame where it is held. */
export function withPlacing(cut: TimelineAnswer, held: Placing | null): TimelineAnswer {
  if (!held) return cut;
  if (held.kind === "marker") {
    const markers = withIds(cut.markers).map(({ id, one }) =>
      id === held.id ? { ...one, frame: held.frame } : one,
    );
    return { ...cut, markers };
  }
  const audio = withIds(cut.audio).map(({ id, one }) =>
    id === held.id ? { ...one, first_frame: held.frame, frame: Math.max(0, held.frame) } : one,
  );
  return { ...cut, audio };
}

const markerChange = (one: MarkerRow, { entry, offset }: Anchor): Change => ({
  verb: "marker",
  body: {
    name: one.name,
    at: entry || null,
    offset: String(offset),
    color: one.color as never,
    note: one.note,
  },
});

/** What is asked so that a marker stands at a frame. Others of its name stay where they are. */
export function markerMoved(cut: TimelineAnswer, marker: MarkerRow, frame: number): Change[] {
  const there = anchorAt(cut, Math.min(Math.max(0, frame), Math.max(0, cut.frames - 1)));
  if (there.entry === marker.entry) return [markerChange(marker, there)];
  const others = cut.markers.filter((one) => one.name === marker.name && one.entry !== marker.entry);
  return [
    { verb: "unmarker", body: { name: marker.name } },
    ...others.map((one) => markerChange(one, one)),
    markerChange(marker, there),
  ];
}

const soundChange = (one: AudioRow, { entry, offset }: Anchor): Change => ({
  verb: "audio",
  body: { path: one.path, at: entry || null, offset: String(offset), gain_db: one.gain_db },
});

/** Does it sound as its file does, from the beginning to the end? */
const isWhole = (one: AudioRow): boolean =>
  one.skip === 0 && one.duration_frames === null && one.fade_in === 0 && one.fade_out === 0;

/**
 * What is asked so that a sound begins at a frame. What lies under the whole cut goes on lying under it, and what
 * an editing program trimmed or faded stays with its entry: laid anew, it would lose that.
 */
export function soundMoved(cut: TimelineAnswer, sound: AudioRow, frame: number): Change[] {
  const starts = new Map(cut.entries.map((one) => [nameOf(one), one.start_frame]));
  const start = (entry: string) => starts.get(entry) ?? 0;
  const uses = cut.audio.filter((one) => one.path === sound.path);
  const there = anchorAt(cut, frame);
  if (!sound.entry || there.entry === sound.entry || !uses.every(isWhole)) {
    return [soundChange(sound, { entry: sound.entry, offset: frame - start(sound.entry) })];
  }
  const others = uses.filter((one) => one.entry !== sound.entry);
  return [
    { verb: "unaudio", body: { path: sound.path } },
    ...others.map((one) =>
      soundChange(one, { entry: one.entry, offset: one.first_frame - start(one.entry) }),
    ),
    soundChange(sound, there),
  ];
}
