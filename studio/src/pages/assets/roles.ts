/** Which role a picture shows, guessed from its file's name; somebody looks at it before anything is sent. */
import type { Kind } from "./data";

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");

/** What a sheet of a kind usually shows, the main picture first. The server has the last word. */
const USUAL: Record<Kind, readonly string[]> = {
  character: ["front", "three_quarter", "profile", "three_quarter_back", "back"],
  environment: ["wide", "reverse", "detail"],
  nature: ["wide", "detail"],
  prop: ["front", "side", "top"],
  style: ["sheet.1", "sheet.2", "sheet.3", "sheet.4", "sheet.5"],
};

/** Roles that may be meant: those that the asset has pictures of, then the usual ones. */
export const rolesOf = (kind: Kind, has: readonly string[]): string[] => [
  ...new Set([...has, ...USUAL[kind]]),
];

const bare = (name: string): string => plain(name.replace(/\.[^.]+$/, ""));

/** The longest known role that stands in the name; else the main one, if no name says it; else the name itself. */
export function rolesFor(names: readonly string[], known: readonly string[], main: string): string[] {
  const taken = new Set<string>();
  const take = (role: string | undefined): string | undefined => {
    if (role !== undefined) taken.add(role);
    return role;
  };
  const said = names.map((name) => {
    const text = `_${bare(name)}_`;
    const fits = known
      .filter((role) => !taken.has(role) && text.includes(`_${plain(role.split(".").at(-1) ?? role)}_`))
      .toSorted(
        (a, b) => Number(text.includes(plain(b))) - Number(text.includes(plain(a))) || b.length - a.length,
      );
    return take(fits[0]);
  });
  return said.map((role, at) => role ?? take(taken.has(main) ? bare(names[at] ?? "") : main) ?? main);
}

export const mainRole = (kind: Kind): string => USUAL[kind][0] ?? "front";
