/** Who else looks at the project, who of them presents, and whether this window follows. */
import { create } from "zustand";

import { answered, api } from "../api/client";
import { Refusal } from "../api/refusal";
import type { Person, Present } from "../api/schema";
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
}

const NOBODY: Here = { people: [], presenter: null, you: null, isPresenting: false, isFollowing: false };

export const useHere = create<Here>(() => NOBODY);

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
  return {
    ...here,
    isPresenting: here.isPresenting && !isRelieved,
    isFollowing: here.isFollowing && here.presenter !== null && here.presenter !== here.you,
  };
}

interface Said {
  place: string;
  playhead?: number;
  playing?: boolean;
}

/** Says where this window is, soon after it moved and again and again; gives a way to move and one to leave. */
export function keepSaying(project: string): { move(said: Said): void; leave(): void } {
  let said: Said | null = null;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let hasLeft = false;
  let sentAt = -Infinity;
  const path = { project_id: project };

  const send = async () => {
    clearTimeout(soon);
    soon = undefined;
    if (!said || hasLeft) return;
    sentAt = performance.now();
    try {
      const now: Present = await answered(
        api.PUT("/v1/projects/{project_id}/presence", {
          params: { path },
          body: { ...said, client: CLIENT, presenting: useHere.getState().isPresenting },
        }),
      );
      if (!hasLeft) {
        useHere.setState((here) =>
          settled({ ...here, people: now.people, presenter: now.presenter, you: now.you }),
        );
      }
    } catch (error) {
      // It is said again in a moment; whoever may not say it any more says nothing.
      if (error instanceof Refusal && !error.isUnreachable) stop();
    }
  };
  const again = setInterval(() => void send(), AGAIN_MS);
  const unsubscribe = useHere.subscribe((now, before) => {
    if (now.isPresenting !== before.isPresenting) void send();
  });
  const stop = () => {
    hasLeft = true;
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
      said = now;
      // At once, where it did not move a moment ago.
      soon ??= setTimeout(() => void send(), Math.max(0, sentAt + TOGETHER_MS - performance.now()));
    },
    leave() {
      removeEventListener("pagehide", goodbye);
      goodbye();
      useHere.setState(NOBODY);
    },
  };
}
