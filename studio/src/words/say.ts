/** How catalogues count and join. */

/** One text for one, another for many: `many(n, "frame", "frames")` → "3 frames". */
export const many = (n: number, one: string, more: string): string =>
  `${n.toLocaleString()} ${n === 1 ? one : more}`;

/** A few of them by name: of many the first, and that there are more. */
export const listed = (names: readonly string[], most = 6): string =>
  names.length > most ? `${names.slice(0, most).join(", ")} …` : names.join(", ");
