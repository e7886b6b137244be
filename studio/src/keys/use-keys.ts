import { useEffect, useRef } from "react";

import { useRegistry, type Key } from "./registry";

/** These keys act while the component is there. They are listed again only when their names or words change. */
export function useKeys(scope: string, keys: readonly Key[]): void {
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  const add = useRegistry((registry) => registry.add);
  const listed = JSON.stringify(keys.map((one) => [one.keys, one.does, one.inFields ?? false]));
  useEffect(() => {
    const rows = JSON.parse(listed) as [string | string[], string, boolean][];
    return add({
      name: scope,
      keys: rows.map(([names, does, inFields], at) => ({
        keys: names,
        does,
        inFields,
        run: (event) => newest.current[at]?.run(event),
      })),
    });
  }, [add, scope, listed]);
}
