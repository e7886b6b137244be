/** Who can be named with an @: those with a role here, else those who spoke of the frame. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { nameIn } from "../../api/signature";
import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import type { FrameRow } from "../../api/schema";
import { type Person } from "./said";

const membersOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "people", "members"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/members", { params: { path: { project_id: project } }, signal }),
      ),
    retry: false, // who may not read them is offered the names that spoke here
  });

export function usePeople(project: string, row: FrameRow): readonly Person[] {
  const { data } = useQuery(membersOf(project));
  return useMemo(() => {
    const known = (data?.members ?? [])
      .filter((one) => !one.disabled)
      .map(({ login, name }) => ({ login, name }));
    const names = new Set(known.flatMap(({ login, name }) => [login, name]));
    const others = row.said.flatMap((one): Person[] => {
      const name = nameIn(one.by);
      const [login = ""] = name.split(/\s/);
      if (!login || names.has(name) || names.has(login)) return [];
      names.add(login);
      return [{ login, name }];
    });
    return [...known, ...others];
  }, [data, row.said]);
}
