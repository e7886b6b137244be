/** A project's stream for the pages below: whether it is heard, and a way to hear it. */
import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

import { me } from "../api/session";
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

  useEffect(() => {
    const refresh = refresher(client, project);
    const mend = rowMender(client, project);
    return listen(project, {
      heard(message) {
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
