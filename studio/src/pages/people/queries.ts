import { answered, api } from "../../api/client";

/** The accounts of the server: administrators alone may ask. */
export const accounts = { queryKey: ["users"], queryFn: () => answered(api.GET("/v1/users")) };

/** Those that still open something first; each group as the server has it. */
export const openFirst = <T extends { state: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((one, other) => Number(one.state !== "in use") - Number(other.state !== "in use"));

/** Does an address lead to this machine, wherever it is opened? */
export function isHereAlone(link: string): boolean {
  const { hostname } = new URL(link);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
