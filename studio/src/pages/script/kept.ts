/** Text that is not saved yet, kept in this browser so that no reload and no conflict loses it. */
import { writer } from "../../api/standing";

export interface Base {
  /** Of the file that the text began with, for `If-Match`. */
  tag: string;
  text: string;
}

export interface Kept {
  base: Base;
  text: string;
}

/** Of each person their own: another one who uses this browser neither reads it nor saves it as theirs. */
export const named = (project: string, script: string, place = 0): string =>
  `sb.script ${writer()} ${project}/${script}${place > 0 ? ` #${place}` : ""}`;

/** `place` is another one in each tab that writes at once (`useTabsPlace`). */
export function kept(project: string, script: string, place = 0): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(named(project, script, place)) ?? "null") as Kept | null;
    return found && typeof found.text === "string" && typeof found.base?.tag === "string" ? found : null;
  } catch {
    return null; // not ours, or broken: there is nothing to go on with
  }
}

/** So many tabs of one person keep each its own text of a script. */
export const PLACES = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Does a text wait here that was not saved, of any tab? */
export const isKept = (project: string, script: string): boolean =>
  PLACES.some((place) => kept(project, script, place) !== null);

/** Says whether this browser could keep it. */
export function keep(project: string, script: string, text: Kept, place = 0): boolean {
  try {
    localStorage.setItem(named(project, script, place), JSON.stringify(text));
    return true;
  } catch {
    return false;
  }
}

export const forget = (project: string, script: string, place = 0): void =>
  localStorage.removeItem(named(project, script, place));

/** Line ends as the editor has them. */
export const plain = (text: string): string => text.replaceAll(/\r\n?/g, "\n");

/** The text with the line ends that the file has. */
export const asFile = (text: string, like: string): string =>
  like.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
