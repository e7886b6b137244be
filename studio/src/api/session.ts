/** Who is asking, and what they may do. */
import { queryOptions, useQuery } from "@tanstack/react-query";

import { answered, api } from "./client";
import { Refusal } from "./refusal";
import { learned } from "./standing";

export type Right = "read" | "comment" | "make" | "decide" | "manage";

/** Whose tab this is, which stays so when their session has ended; `null` is nobody, which is no fault. */
export const me = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => {
    try {
      return await learned(await answered(api.GET("/v1/me", { signal })));
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) return await learned(null);
      throw error;
    }
  },
  staleTime: 60_000,
  refetchInterval: 30_000, // roles change, and no event says so
});

export const useMe = () => useQuery(me).data ?? null;

/** May whoever is signed in do this in the project? The server decides; this only leaves out buttons. */
export function useMay(project: string): (right: Right) => boolean {
  const who = useMe();
  const rights = who?.rights[project] ?? who?.rights["*"] ?? [];
  return (right) => rights.includes(right);
}
