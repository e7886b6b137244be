/** Who is asking, and what they may do. */
import { queryOptions, useQuery } from "@tanstack/react-query";

import { answered, api } from "./client";
import { Refusal } from "./refusal";

export type Right = "read" | "comment" | "make" | "decide" | "manage";

/** Who is signed in; `null` is nobody, which is no fault. */
export const me = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => {
    try {
      return await answered(api.GET("/v1/me", { signal }));
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const useMe = () => useQuery(me).data ?? null;

/** May whoever is signed in do this in the project? The server decides; this only leaves out buttons. */
export function useMay(project: string): (right: Right) => boolean {
  const who = useMe();
  const rights = who?.rights[project] ?? who?.rights["*"] ?? [];
  return (right) => rights.includes(right);
}
