/** A project's stream for the pages below: whether it is heard, and a way to hear it. */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

import { boardOf } from "../api/board";
import { me } from "../api/session";
import { writer } from "../api/standing";
import { say } from "../ui/toast";
import { useWords } from "../words";
import { decisionIn, Own } from "./decided";
import { refresher } from "./apply";
import { renew } from "./renew";
import { rowMender } from "./rows";
import { listen, type Line, type Message } from "./stream";

interface Live {
  line: Line;
  /** Call `heard` for each message until the answer is called. */
  subscribe(heard: (message: Message) => void): () => void;
}

const LiveContext = createContext<Live>({ line: "connecting", subscribe: () => () => undefined });

export function LiveProject({ project, children }: { project: string; children: ReactNode }) {
  const client = useQueryClient();
  const [line, setLine] = useState<Line>("connecting");
  const heard = useRef(new Set<(message: Message) => void>());
  const t = useWords();
  const words = useRef(t);
  useEffect(() => {
    words.current = t;
  }, [t]);

  useEffect(() => {
    const refresh = refresher(client, project);
    const mend = rowMender(client, project);
    const own = new Own();
    return listen(project, {
      heard(message) {
        const { frame = "" } = decisionIn(message) ?? {};
        const row = client
          .getQueryData(boardOf(project).queryKey)
          ?.rows.find((one) => one.frame_id === frame);
        const over = own.heard(message, writer(), row);
        if (over) {
          const text = words.current.common.overruled(
            over.who,
            row?.shot ?? frame,
            over.decision,
            over.yours,
          );
          say({ text, name: `overruled ${frame}` });
        }
        refresh(message);
        mend(message);
        for (const one of heard.current) one(message);
      },
      line(state) {
        setLine(state);
        // What somebody may do is another thing where they may not listen, or may again.
        if (state !== "connecting" && state !== "lost") void client.invalidateQueries(me);
      },
      missed: () => void renew(client, ["p", project]),
    });
  }, [client, project]);

  const value = useMemo<Live>(
    () => ({
      line,
      subscribe(one) {
        heard.current.add(one);
        return () => heard.current.delete(one);
      },
    }),
    [line],
  );
  return <LiveContext value={value}>{children}</LiveContext>;
}

export const useLine = (): Line => use(LiveContext).line;

/** Hear each message of the project's stream. */
export function useMessages(heard: (message: Message) => void): void {
  const { subscribe } = use(LiveContext);
  const newest = useRef(heard);
  useEffect(() => {
    newest.current = heard;
  });
  useEffect(() => subscribe((message) => newest.current(message)), [subscribe]);
}
