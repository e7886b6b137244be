/** A length in people's words: as seconds (6s, 2.5 s, 1:12) or as frames of film (144, 144f). */
import { perSecond, secondsOf, type Rate } from "../../player/timecode";

const SECONDS = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*(?:s|secs?|sek|seconds?|sekunden?|″|")\.?$/i;
const CLOCK = /^(?:(\d+):)?(\d+):([0-5]?\d(?:[.,]\d+)?)$/;
const FRAMES = /^(\d+)\s*(?:f|fr|frames?|film frames?|einzelbild(?:er)?)?\.?$/i;

const number = (text: string): number => Number(text.replace(",", "."));

/** How many frames of film are meant; null: it says neither seconds nor frames. */
export function framesMeant(text: string, rate: Rate): number | null {
  const said = text.trim();
  const frames = FRAMES.exec(said);
  if (frames) return Number(frames[1]);
  const seconds = secondsMeant(said);
  return seconds === null ? null : Math.round(seconds * perSecond(rate));
}

function secondsMeant(said: string): number | null {
  const alone = SECONDS.exec(said);
  if (alone) return number(alone[1] ?? "");
  const clock = CLOCK.exec(said);
  if (!clock) return null;
  const [, hours = "0", minutes = "0", seconds = "0"] = clock;
  return Number(hours) * 3600 + Number(minutes) * 60 + number(seconds);
}

/** So many frames as seconds: to the hundredth, and no zeros for their own sake. */
export const asSeconds = (frames: number, rate: Rate): string =>
  secondsOf(frames, rate).toLocaleString(undefined, { maximumFractionDigits: 2, useGrouping: false });

/** As it stands in the field. */
export const written = (frames: number | null): string => (frames === null ? "" : `${frames} f`);
