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
const named = (project: string, script: string): string => `sb.script ${writer()} ${project}/${script}`;

export function kept(project: string, script: string): Kept | null {
  try {
    const found = JSON.parse(localStorage.getItem(named(project, script)) ?? "null") as Kept | null;
    return found && typeof found.text === "string" && typeof found.base?.tag === "string" ? found : null;
  } catch {
    return null; // not ours, or broken: there is nothing to go on with
  }
}

/** Says whether this browser could keep it. */
export function keep(project: string, script: string, text: Kept): boolean {
  try {
    localStorage.setItem(named(project, script), JSON.stringify(text));
    return true;
  } catch {
    return false;
  }
}

export const forget = (project: string, script: string): void =>
  localStorage.removeItem(named(project, script));

/** Line ends as the editor has them. */
export const plain = (text: string): string => text.replaceAll(/\r\n?/g, "\n");

/** The text with the line ends that the file has. */
export const asFile = (text: string, like: string): string =>
  like.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text;
