/** A form whose button is pressed: what it asks for is done once, however often it is pressed. */
import { useCallback, useRef, useState } from "react";

import { useAct, type Told } from "./act";
import { once } from "./client";
import { Refusal } from "./refusal";

type Key = ReturnType<typeof once>;
export type Send = <T>(body: unknown, ask: (key: Key) => Promise<T>, told?: Told<T>) => Promise<T | null>;

/** While it is sent, `isSent` is true and a second press does nothing. Where no answer came, it may have been done
 * all the same: the same words then go again under the same key. An answer, also a refusal, ends that. */
export function useSending(): { isSent: boolean; send: Send } {
  const act = useAct();
  const [isSent, setSent] = useState(false);
  const isBusy = useRef(false);
  const kept = useRef<{ words: string; key: Key } | null>(null);
  const send = useCallback<Send>(
    async (body, ask, told) => {
      if (isBusy.current) return null;
      isBusy.current = true;
      setSent(true);
      const words = JSON.stringify(body);
      const { key } = (kept.current = kept.current?.words === words ? kept.current : { words, key: once() });
      const asked = async () => {
        try {
          const answer = await ask(key);
          kept.current = null;
          return answer;
        } catch (error) {
          if (!(error instanceof Refusal && error.isUnreachable)) kept.current = null;
          throw error;
        }
      };
      try {
        return await act(asked(), told);
      } finally {
        isBusy.current = false;
        setSent(false);
      }
    },
    [act],
  );
  return { isSent, send };
}
