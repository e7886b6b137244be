/** A player of a project's cut: its film, as it is now, with a playhead and sound. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";

import { answered, api } from "../api/client";
import { key } from "../api/keys";
import { timelineOf } from "../api/queries";
import { SoundClock } from "./clock";
import { filmOf, panelAt, type Film } from "./film";
import { Sounds } from "./sounds";
import { Transport, type State } from "./transport";

/** How cameras move and what is said: it changes with the script and not with the cut. */
export const animaticOf = (project: string) =>
  queryOptions({
    queryKey: key(project, "scene", "animatic"),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/animatic", { params: { path: { project_id: project } }, signal }),
      ),
  });

export function useFilm(project: string): { film: Film | null; error: unknown; retry: () => void } {
  const cut = useQuery(timelineOf(project));
  const told = useQuery(animaticOf(project));
  const film = useMemo(() => (cut.data ? filmOf(cut.data.data, told.data) : null), [cut.data, told.data]);
  return { film, error: cut.error, retry: () => void cut.refetch() };
}

export interface Player {
  transport: Transport;
  sounds: Sounds;
}

/** A player that follows the film as it is cut. `start` is the entry or the frame where it begins. */
export function usePlayer(project: string, film: Film, start = ""): Player {
  const [made] = useState(() => {
    const clock = new SoundClock();
    const sounds = new Sounds(project, clock);
    const transport = new Transport(film, clock, sounds);
    const found = film.panels.find((one) => one.name === start || one.frameId === start);
    if (found) transport.seek(found.start);
    return { clock, sounds, transport };
  });
  useEffect(() => made.transport.show(film), [made, film]);
  useEffect(() => {
    void made.sounds.ready(film);
  }, [made, film]);
  useEffect(
    () => () => {
      made.transport.stop();
      made.sounds.close();
      made.clock.close();
    },
    [made],
  );
  return made;
}

export const usePlayed = (transport: Transport): State =>
  useSyncExternalStore(transport.subscribe, transport.get);

/** What of the state the component shows: it is drawn again only when that changes. */
export function usePlayedPart<T extends string | number | boolean>(
  transport: Transport,
  part: (state: State) => T,
): T {
  return useSyncExternalStore(transport.subscribe, () => part(transport.get()));
}

export const usePanelPlace = (transport: Transport, film: Film): number =>
  usePlayedPart(transport, ({ frame }) => panelAt(film, frame));
