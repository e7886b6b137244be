/**
 * What happens in a project, as it happens. A browser has six connections to a server over HTTP/1, and each open
 * tab would hold one for ever: so one tab of a project listens (whoever has the lock) and tells the others.
 */
export interface Message {
  /** "event" for what the ledger keeps; else job, progress, preview, files, presence, reset, dropped, gone. */
  name: string;
  data: Record<string, unknown>;
}

export type Line = "connecting" | "live" | "lost";

export interface Listener {
  heard(message: Message): void;
  line(state: Line): void;
}

const NAMED = ["job", "progress", "preview", "files", "presence", "reset", "dropped", "gone"] as const;
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 15000] as const;

type Told = { kind: "message"; message: Message } | { kind: "line"; state: Line } | { kind: "who leads" };

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
  };
  const turn = (next: Line) => {
    state = next;
    say({ kind: "line", state });
  };

  channel.onmessage = ({ data: told }: MessageEvent<Told>) => {
    if (told.kind === "who leads" && leads) channel.postMessage({ kind: "line", state });
    if (told.kind === "line") listener.line(told.state);
    if (told.kind === "message") {
      if (told.message.name === "event") last = String(told.message.data["seq"] ?? last);
      listener.heard(told.message);
    }
  };
  channel.postMessage({ kind: "who leads" } satisfies Told);

  const lead = () =>
    new Promise<void>((resolve) => {
      leads = true;
      let tries = 0;
      let source: EventSource | null = null;
      let again: ReturnType<typeof setTimeout> | undefined;

      const open = () => {
        const from = last === null ? "" : `?after=${last}`;
        source = new EventSource(`/v1/projects/${encodeURIComponent(project)}/events${from}`);
        source.onopen = () => {
          tries = 0;
          turn("live");
        };
        const hear = (name: string) => (event: MessageEvent<string>) => {
          const data = JSON.parse(event.data) as Record<string, unknown>;
          if (name === "event" && event.lastEventId) last = event.lastEventId;
          if (name === "reset") last = null;
          say({ kind: "message", message: { name, data } });
          if (name === "gone") close();
        };
        source.onmessage = hear("event");
        for (const one of NAMED) source.addEventListener(one, hear(one));
        source.onerror = () => {
          turn("lost");
          source?.close();
          again = setTimeout(open, WAITS_MS[Math.min(tries, WAITS_MS.length - 1)]);
          tries += 1;
        };
      };
      const close = () => {
        clearTimeout(again);
        source?.close();
        removeEventListener("online", now);
        resolve();
      };
      const now = () => {
        clearTimeout(again);
        source?.close();
        open();
      };
      addEventListener("online", now);
      ended.signal.addEventListener("abort", close);
      open();
    });

  navigator.locks.request(lock, { signal: ended.signal }, lead).catch(() => {
    // Stopped while it waited for the lock: another tab leads.
  });
  return () => {
    ended.abort();
    channel.close();
  };
}
