/** How catalogues count and join. */

/** One text for one, another for many: `many(n, "frame", "frames")` → "3 frames". */
export const many = (n: number, one: string, more: string): string =>
  `${n.toLocaleString()} ${n === 1 ? one : more}`;
