/** What the text would make of the film, asked when somebody stops typing; an older question is given up. */
import { useEffect, useRef, useState } from "react";

import { foreseen, type ScriptPreviewAnswer } from "./queries";

const PAUSE_MS = 250;
const warmed = new Map<string, Promise<unknown>>();

/** The first question is slow: the server reads the film then. It is asked beforehand, and others wait for it. */
export function warm(project: string, script: string, text: string): Promise<unknown> {
  const name = `${project}/${script}`;
  const found = warmed.get(name) ?? foreseen(project, script, text).catch(() => undefined); // whoever edits is told
  warmed.set(name, found);
  return found;
}

export interface Foreseen {
  answer: ScriptPreviewAnswer | null;
  /** The text went on since. */
  isOld: boolean;
  error: unknown;
}

/** `turn` asks again, where something beside the text changed: a name has an asset now. */
export function useForeseen(project: string, script: string, text: string, turn: number): Foreseen {
  const [told, tell] = useState<Foreseen & { text: string | null }>({
    answer: null,
    isOld: true,
    error: null,
    text: null,
  });
  const isFirst = useRef(true);
  useEffect(() => {
    const given = new AbortController();
    const pause = isFirst.current ? 0 : PAUSE_MS;
    isFirst.current = false;
    const timer = setTimeout(() => {
      const asked = warm(project, script, text).then(() => {
        given.signal.throwIfAborted();
        return foreseen(project, script, text, given.signal);
      });
      asked.then(
        (answer) => tell({ answer, isOld: false, error: null, text }),
        (error: unknown) => {
          if (!given.signal.aborted) tell((before) => ({ ...before, error, text }));
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- `turn` asks again
  }, [project, script, text, turn]);
  return { ...told, isOld: told.text !== text };
}
