/** A guest among those who look at the film, and behind who presents it: as far as their link shows it. */
import { useEffect, useRef } from "react";
import { useLocation } from "wouter";

import { hearPresence, keepSaying, presenterOf, useHere } from "../../live/presence";

/** The frame that somebody looks at, where their page shows one. */
export function frameAt(place: string): string | undefined {
  const [page, ...rest] = place.split("/");
  return page === "frame" || page === "present" ? rest.join("/") || undefined : undefined;
}

export function useGuestPresence(project: string, frame: string | null): void {
  const [, go] = useLocation();
  const line = useRef<ReturnType<typeof keepSaying> | null>(null);
  useEffect(() => {
    const said = keepSaying(project);
    const stop = hearPresence(project);
    line.current = said;
    useHere.setState({ isGuest: true });
    return () => {
      line.current = null;
      stop();
      said.leave();
    };
  }, [project]);
  useEffect(() => line.current?.move(frame ? `frame/${frame}` : "board"), [frame]);

  const wanted = useHere((here) => (here.isFollowing ? frameAt(presenterOf(here)?.place ?? "") : undefined));
  const shown = useRef(frame);
  useEffect(() => {
    shown.current = frame;
  }, [frame]);
  useEffect(() => {
    if (wanted && wanted !== shown.current) go(`/g?frame=${wanted}`);
  }, [go, wanted]);
}
