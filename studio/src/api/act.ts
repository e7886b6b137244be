/** A change that somebody asked for: done once, what it made old is read again, a refusal is told. */
import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useCallback } from "react";

import { sayRefused } from "../ui/refused";
import { say, unsay } from "../ui/toast";
import { useWords } from "../words";
import { Refusal } from "./refusal";

export interface Told<T> {
  /** What is to be read again, besides what events name. */
  renews?: readonly QueryKey[];
  /** What a person is told when it is done. */
  done?: string | ((answer: T) => string);
  /** Told instead of a toast: where the refusal is shown beside what it is about. */
  refused?: (refusal: Refusal) => void;
}

/** Answers what the server answered; null where it refused, which was told then. */
export function useAct(): <T>(asked: Promise<T>, told?: Told<T>) => Promise<T | null> {
  const t = useWords();
  const client = useQueryClient();
  return useCallback(
    async (asked, told = {}) => {
      try {
        const answer = await asked;
        unsay("refused"); // what was wrong before is no more what people look for
        await Promise.all((told.renews ?? []).map((queryKey) => client.invalidateQueries({ queryKey })));
        if (told.done) {
          say({ text: typeof told.done === "string" ? told.done : told.done(answer), tone: "good" });
        }
        return answer;
      } catch (error) {
        if (told.refused && error instanceof Refusal && !error.isUnreachable) told.refused(error);
        else sayRefused(error, t);
        return null;
      }
    },
    [client, t],
  );
}
