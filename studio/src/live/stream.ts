/**
 * What happens in a project, as it happens. A browser has six connections to a server over HTTP/1, and each open
 * tab would hold one for ever: so one tab of a project listens (whoever has the lock) and tells the others.
 */
// One try begins when the one before it has ended.
/* oxlint-disable no-await-in-loop */
import { reached } from "../api/reach";

export interface Message {
  /** "event" for what the ledger keeps; else job, progress, preview, files, presence, reset, dropped, gone. */
  name: string;
  data: Record<string, unknown>;
}

/** `signed out`: nobody is signed in; `closed`: they have no role in the project; `gone`: it is not there. */
export type Line = "connecting" | "live" | "lost" | "signed out" | "closed" | "gone";

export interface Listener {
  heard(message: Message): void;
  line(state: Line): void;
  /** The line is there, and what happened before was not told, or not all of it. */
  missed(): void;
}

const NAMED = ["job", "progress", "preview", "files", "presence", "reset", "dropped", "gone"] as const;
/** Between tries at a server that answers, but lets nobody hear. */
const WAITS_MS = [300, 1000, 2000, 4000] as const;

type Told =
  | { kind: "message"; message: Message }
  | { kind: "line"; state: Line }
  | { kind: "missed" }
  | { kind: "who leads" };

/** Listen to a project until the answer is called. */
export function listen(project: string, listener: Listener): () => void {
  const lock = `sb live ${project}`;
  const channel = new BroadcastChannel(lock);
  const ended = new AbortController();
  let leads = false;
  let state: Line = "connecting";
  let last: string | null = null;

  const say = (told: Told) => {
    channel.postMessage(told);
    if (told.kind === "message") listener.heard(told.message);
    if (told.kind === "line") listener.line(told.state);
    if (told.kind === "missed") listener.missed();
  };
  const turn = (next: Line) => {
    state = next;
    say({ kind: "line", state });
  };

  channel.onmessage = ({ data: told }: MessageEvent<Told>) => {
    if (told.kind === "who leads" && leads) channel.postMessage({ kind: "line", state });
    if (told.kind === "line") listener.line(told.state);
    if (told.kind === "missed") listener.missed();
    if (told.kind === "message") {
      if (told.message.name === "event") last = String(told.message.data["seq"] ?? last);
      listener.heard(told.message);
    }
  };
  channel.postMessage({ kind: "who leads" } satisfies Told);

  const { signal } = ended;
  const lead = async () => {
    leads = true;
    let tries = 0;
    while (!signal.aborted) {
      const end = await heard(project, last, signal, {
        opened() {
          tries = 0;
          turn("live");
          // Pages began to read before, and when it is back jobs and files of meanwhile are not told.
          say({ kind: "missed" });
        },
        message(message, id) {
          if (message.name === "event" && id) last = id;
          if (message.name === "reset") last = null;
          say({ kind: "message", message });
        },
      });
      if (signal.aborted) return;
      if (end === "gone") turn("gone");
      else if (state === "live" || state === "connecting") turn("lost");
      let why: Line | null;
      do {
        await pause(WAITS_MS[Math.min(tries, WAITS_MS.length - 1)] ?? 0, signal);
        tries += 1;
        await reached();
        why = signal.aborted ? null : await whyNot(project);
        const isKnown = why === null || why === state || (why === "closed" && state === "gone");
        if (why && !isKnown) turn(why);
      } while (why !== null);
    }
  };

  navigator.locks.request(lock, { signal }, lead).catch(() => {
    // Stopped while it waited for the lock: another tab leads.
  });
  return () => {
    ended.abort();
    channel.close();
  };
}

interface Heard {
  opened(): void;
  /** `id` is the number of the event, where it is one of the ledger. */
  message(message: Message, id: string): void;
}

/** One connection, until it breaks, is given up, or there is nothing more to hear. */
const heard = (
  project: string,
  after: string | null,
  signal: AbortSignal,
  { opened, message }: Heard,
): Promise<"lost" | "gone" | "given up"> =>
  new Promise((resolve) => {
    const from = after === null ? "" : `?after=${after}`;
    const source = new EventSource(`/v1/projects/${encodeURIComponent(project)}/events${from}`);
    const end = (how: "lost" | "gone" | "given up") => {
      source.close();
      removeEventListener("offline", broken);
      resolve(how);
    };
    const broken = () => end("lost");
    const hear = (name: string) => (event: MessageEvent<string>) => {
      message({ name, data: JSON.parse(event.data) as Record<string, unknown> }, event.lastEventId);
      if (name === "gone") end("gone");
    };
    source.onopen = opened;
    source.onmessage = hear("event");
    for (const one of NAMED) source.addEventListener(one, hear(one));
    source.onerror = broken;
    addEventListener("offline", broken); // a connection that hangs says nothing of it
    signal.addEventListener("abort", () => end("given up"), { once: true });
  });

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });

/** Why nothing may be heard of the project; null: it may, and the line broke by itself. */
export async function whyNot(project: string): Promise<Line | null> {
  try {
    const { status } = await fetch(`/v1/projects/${encodeURIComponent(project)}`, { cache: "no-store" });
    if (status === 401) return "signed out";
    if (status === 403 || status === 404) return "closed";
    return status >= 500 ? "lost" : null;
  } catch {
    return "lost";
  }
}
