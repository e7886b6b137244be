/** Which of the pictures under way are shown: the newest of each frame, of as many frames as are made at once. */
export interface Shown {
  subject: string;
  src: string;
}

const MOST = 4;

/** The pictures with one more. A frame stays at its place; a new one takes the place of who waited longest. */
export function newest(known: readonly Shown[], one: Shown, atOnce: number): Shown[] {
  const most = Math.max(1, Math.min(atOnce, MOST));
  const place = known.findIndex(({ subject }) => subject === one.subject);
  const next = place < 0 ? [...known, one] : known.with(place, one);
  return next.slice(-most);
}
