/** Speeches as captions: those of a panel share its time by their length, as the subtitles of the animatic do. */
import { panelAt, type Film, type Panel } from "./film";
import { secondsOf } from "./timecode";

export interface Caption {
  speaker: string;
  text: string;
}

const LETTERS = 84; // two lines of 42, which is what broadcasters allow
const LONGEST_S = 7;
const NAME = 8; // letters that a name counts as

/** What is said at a frame of the film. */
export function captionAt(film: Film, frame: number): Caption | null {
  const panel = film.panels[panelAt(film, frame)];
  if (!panel || panel.speeches.length === 0 || frame >= film.length) return null;
  const whole = panel.speeches.reduce((sum, one) => sum + one.text.length + NAME, 0);
  let at = panel.start;
  for (const speech of panel.speeches) {
    const length = (panel.duration * (speech.text.length + NAME)) / whole;
    if (frame < at + length || speech === panel.speeches.at(-1)) {
      return { speaker: speech.speaker, text: partAt(film, panel, speech.text, length, frame - at) };
    }
    at += length;
  }
  return null;
}

function partAt(film: Film, panel: Panel, text: string, length: number, at: number): string {
  const parts = partsOf(text, secondsOf(Math.min(length, panel.duration), film.rate));
  const letters = parts.reduce((sum, one) => sum + one.length, 0);
  let end = 0;
  for (const part of parts) {
    end += (length * part.length) / letters;
    if (at < end) return part;
  }
  return parts.at(-1) ?? "";
}

/** A speech in parts of about the same length, each of which is read in two lines and in seven seconds. */
export function partsOf(text: string, seconds: number): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const said = words.join(" ");
  const count = Math.max(1, Math.ceil(seconds / LONGEST_S), Math.ceil(said.length / LETTERS));
  const room = Math.min(LETTERS, Math.ceil(said.length / count) + 6);
  const parts: string[] = [];
  for (const word of words) {
    const last = parts.at(-1);
    if (last !== undefined && count > 1 && last.length + 1 + word.length > room) parts.push(word);
    else parts[Math.max(0, parts.length - 1)] = last === undefined ? word : `${last} ${word}`;
  }
  return parts.length ? parts : [""];
}
