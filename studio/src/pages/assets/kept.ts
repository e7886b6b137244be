/** What is written into a spec and not saved yet: whoever looks at another page finds it again. */
import type { TextFile } from "../../api/schema";
import type { Fields } from "./merge";

export type Mode = "form" | "yaml";

export interface Kept {
  /** The file that it was begun with. */
  base: TextFile;
  mode: Mode;
  draft: Fields;
  text: string;
}

const kept = new Map<string, Kept>();
const named = (project: string, asset: string): string => `${project}/${asset}`;

export const keptOf = (project: string, asset: string): Kept | undefined => kept.get(named(project, asset));

export function keep(project: string, asset: string, one: Kept | null): void {
  if (one) kept.set(named(project, asset), one);
  else kept.delete(named(project, asset));
}
