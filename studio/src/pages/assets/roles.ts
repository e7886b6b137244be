/** Which role a picture shows, guessed from its file's name; somebody looks at it before anything is sent. */

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");

/** The longest known role that stands in the name; else `front` once, else the name itself. */
export function rolesFor(names: readonly string[], known: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const text = `_${plain(name.replace(/\.[^.]+$/, ""))}_`;
    const fits = known
      .filter((role) => !taken.has(role) && text.includes(`_${plain(role.split(".").at(-1) ?? role)}_`))
      .toSorted(
        (a, b) => Number(text.includes(plain(b))) - Number(text.includes(plain(a))) || b.length - a.length,
      );
    const role = fits[0] ?? (taken.has("front") ? plain(name.replace(/\.[^.]+$/, "")) : "front");
    taken.add(role);
    return role;
  });
}
