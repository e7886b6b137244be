/** Who changed something meanwhile, by the log. */
import { useQuery } from "@tanstack/react-query";

import { answered, api } from "./client";
import { key } from "./keys";
import type { EventPage } from "./schema";
import { nameIn } from "./signature";
import { writer } from "./standing";

/** The number of the event that a tag speaks of: "2012.7083" is 2012. */
export const eventOf = (tag: string | number | undefined): number =>
  Number(/\d+/.exec(String(tag ?? ""))?.[0] ?? 0);

/** Who did the last of such events since the event of the tag, as a name; empty where nobody knows. */
export async function whoSince(project: string, tag: string | number, kinds: RegExp): Promise<string> {
  const after = eventOf(tag);
  const params = { path: { project_id: project }, query: { after, limit: 500 } };
  const page = (await answered(api.GET("/v1/projects/{project_id}/events", { params }))) as EventPage;
  const found = page.events.filter((one) => kinds.test(one.kind));
  const other = found.findLast((one) => one.actor !== writer()) ?? found.at(-1);
  return nameIn(other?.actor ?? "");
}

/** The same for a page that shows it; nothing is asked while `isMet` is false. */
export function useWhoSince(project: string, tag: string | number, kinds: RegExp, isMet: boolean): string {
  const { data } = useQuery({
    queryKey: key(project, "event", "who", kinds.source, eventOf(tag)),
    queryFn: () => whoSince(project, tag, kinds),
    enabled: isMet,
  });
  return data ?? "";
}

export const OF_CUT = /^(timeline|script)\./;
