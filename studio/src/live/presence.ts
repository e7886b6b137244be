/** Who else looks at the project, who of them presents, and whether this window follows. */
import { create } from "zustand";

import { answered, api } from "../api/client";
import { Refusal } from "../api/refusal";
import type { Person, Present } from "../api/schema";
import { useStanding } from "../api/standing";
import type { Message } from "./stream";

/** This window, as long as it is open. */
const CLIENT = crypto.randomUUID();
const AGAIN_MS = 10_000;
const TOGETHER_MS = 100;

interface Here {
  people: readonly Person[];
  presenter: string | null;
  you: string | null;
  isPresenting: boolean;
  isFollowing: boolean;
  /** Guests do not hear of a presenter who is where they may not look: they wait. */
  isGuest: boolean;
}

const NOBODY: Here = {
  people: [],
  presenter: null,
  you: null,
  isPresenting: false,
  isFollowing: false,
  isGuest: false,
};

export const useHere = create<Here>(() => NOBODY);

/** The stream of who is here, for guests, who hear no other; until the answer is called. */
export function hearPresence(project: string): () => void {
  const address = `/v1/projects/${encodeURIComponent(project)}/presence?client=${CLIENT}`;
  const source = new EventSource(address); // it connects again by itself
  source.addEventListener("presence", ({ data }: MessageEvent<string>) => {
    const message = { name: "presence", data: JSON.parse(data) as Message["data"] };
    useHere.setState((here) => after(here, message));
  });
  return () => source.close();
}

/** The one who presents, where that is somebody else. */
export const presenterOf = ({ people, presenter, you }: Here): Person | undefined =>
  presenter === you ? undefined : people.find((one) => one.id === presenter);

/** The others, each once, however many windows they have open. */
export const othersOf = ({ people, you }: Here): Person[] => {
  const own = people.find((one) => one.id === you)?.name;
  const named = new Map(people.filter((one) => one.name !== own).map((one) => [one.name, one]));
  return [...named.values()];
};

/** What is known after a message: everybody, or who changed and who left. */
export function after(known: Here, message: Message): Here {
  const { people, gone, presenter, whole } = message.data as {
    people: Person[];
    gone: string[];
    presenter: string | null;
    whole: boolean;
  };
  const told = new Map((whole ? [] : known.people).map((one) => [one.id, one]));
  for (const one of people) told.set(one.id, one);
  for (const id of gone) told.delete(id);
  return settled({ ...known, people: [...told.values()], presenter });
}

/** Whoever was relieved presents no more, and nobody follows who has ended. */
function settled(here: Here): Here {
  const isRelieved = here.isPresenting && here.presenter !== null && here.presenter !== here.you;
  const isOver = here.presenter === here.you || (here.presenter === null && !here.isGuest);
  return {
    ...here,
    isPresenting: here.isPresenting && !isRelieved,
    isFollowing: here.isFollowing && !isOver,
  };
}

/** A film that plays in this window, for who presents it. */
export interface Playing {
  /** In seconds. */
  playhead: number;
  playing: boolean;
  /** The frame that is seen. */
  frame: string;
  /** The page on which others can see the same, where it is not this one. */
  place?: string | undefined;
}

const stage = { film: null as (() => Playing) | null, hear: new Set<() => void>() };

/** The film of this window. It is asked where it stands whenever others are told where this window is. */
export const onStage = {
  /** It is there until the answer is called. */
  enter(film: () => Playing): () => void {
    stage.film = film;
    onStage.moved();
    return () => {
      if (stage.film !== film) return;
      stage.film = null;
      onStage.moved();
    };
  },
  /** It stands elsewhere than its pace would have it, or it began or stopped. */
  moved(): void {
    for (const one of stage.hear) one();
  },
  now: (): Playing | null => stage.film?.() ?? null,
};

/** Where this window says that it is. Where a film stands is told of who presents alone. */
function saidOf(place: string, presenting: boolean): { place: string; playhead?: number; playing?: boolean } {
  const film = presenting ? onStage.now() : null;
  if (!film) return { place };
  return { place: film.place ?? place, playhead: film.playhead, playing: film.playing };
}

/** Says where this window is, soon after it moved and again and again; gives a way to move and one to leave. */
export function keepSaying(project: string): { move(place: string): void; leave(): void } {
  let place = "";
  let soon: ReturnType<typeof setTimeout> | undefined;
  let hasLeft = false;
  let sentAt = -Infinity;
  const path = { project_id: project };

  const send = async () => {
    clearTimeout(soon);
    soon = undefined;
    if (!place || hasLeft || useStanding.getState().isSignedOut) return;
    const presenting = useHere.getState().isPresenting;
    sentAt = performance.now();
    try {
      const now: Present = await answered(
        api.PUT("/v1/projects/{project_id}/presence", {
          params: { path },
          body: { ...saidOf(place, presenting), client: CLIENT, presenting },
        }),
      );
      if (!hasLeft) {
        useHere.setState((here) =>
          settled({ ...here, people: now.people, presenter: now.presenter, you: now.you }),
        );
      }
    } catch (error) {
      // It is said again in a moment; whoever may not say it any more says nothing.
      if (error instanceof Refusal && !error.isUnreachable && !error.isOfNobody) stop();
    }
  };
  const again = setInterval(() => void send(), AGAIN_MS);
  const unsubscribe = useHere.subscribe((now, before) => {
    if (now.isPresenting !== before.isPresenting) void send();
  });
  const sendSoon = () => {
    // At once, where it did not move a moment ago.
    soon ??= setTimeout(() => void send(), Math.max(0, sentAt + TOGETHER_MS - performance.now()));
  };
  const filmMoved = () => {
    if (useHere.getState().isPresenting) sendSoon();
  };
  stage.hear.add(filmMoved);
  const stop = () => {
    hasLeft = true;
    stage.hear.delete(filmMoved);
    clearInterval(again);
    clearTimeout(soon);
    unsubscribe();
  };
  const goodbye = () => {
    if (hasLeft) return;
    stop();
    const address = `/v1/projects/${encodeURIComponent(project)}/presence?client=${CLIENT}`;
    void fetch(address, { method: "DELETE", keepalive: true }).catch(() => undefined);
  };
  addEventListener("pagehide", goodbye);
  return {
    move(now) {
      place = now;
      sendSoon();
    },
    leave() {
      removeEventListener("pagehide", goodbye);
      goodbye();
      useHere.setState(NOBODY);
    },
  };
}
