/** Which assets the gallery shows, as its address says it. */
export type Which = "all" | "waiting";

const NAME = "which";

/** The end of the address where only those that wait are shown. */
export const WAITING = `?${NAME}=waiting`;

export const whichOf = (search: string): Which =>
  new URLSearchParams(search).get(NAME) === "waiting" ? "waiting" : "all";
