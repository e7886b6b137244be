/** Lets answers be read again that have become old, those too that are being read at that moment. */
import type { Query, QueryClient, QueryKey } from "@tanstack/react-query";

const behind = new WeakMap<Query, Promise<void>>();

/**
 * An answer that is being read may be of before, so it is read once more when it is there: the query client by
 * itself would let a first one stand. It is not broken off, or a film that changes all the time would never be read.
 */
export async function renew(client: QueryClient, queryKey: QueryKey, { exact = false } = {}): Promise<void> {
  const all = client.getQueryCache().findAll({ queryKey, exact });
  const reading = new Set(all.filter((query) => query.state.fetchStatus === "fetching"));
  await Promise.all([
    client.invalidateQueries({ queryKey, exact, predicate: (query) => !reading.has(query) }),
    ...[...reading].map((query) => onceMore(client, query)),
  ]);
}

function onceMore(client: QueryClient, query: Query): Promise<void> {
  const known = behind.get(query);
  if (known) return known;
  const read = Promise.resolve(query.promise).then(
    () => undefined,
    () => undefined, // whoever asked for it is told
  );
  const again = read.then(() => {
    behind.delete(query);
    return client.invalidateQueries({ queryKey: query.queryKey, exact: true });
  });
  behind.set(query, again);
  return again;
}
