/** What each message lets be read again. Rows of frames are mended one by one, in the board's own module. */
import type { QueryClient } from "@tanstack/react-query";

import { key, type What } from "../api/keys";
import type { JobView } from "../api/schema";
import { renew } from "./renew";
import { rowsTouched, variantOf } from "./rows";
import type { Message } from "./stream";

/** Of an event of the ledger, by the first word of its kind. */
const TOUCHES: Record<string, readonly What[]> = {
  project: ["project", "status"],
  asset: ["asset", "scene", "status", "frame"],
  script: ["script", "scene", "status", "timeline", "frame", "asset"],
  job: [],
  render: ["status", "frame", "timeline"],
  candidate: ["status", "frame", "scene", "timeline"],
  check: ["status", "frame"],
  review: ["status", "frame", "mention"],
  exception: ["status", "frame"],
  timeline: ["timeline", "status"],
  export: ["export"],
};
const EVERYTHING: readonly What[] = [
  "project",
  "status",
  "board",
  "frame",
  "timeline",
  "script",
  "scene",
  "asset",
  "job",
  "export",
  "people",
  "event",
  "mention",
];
/** Of files that no event tells of, by the first folder of their place. */
const OF_FILES: Record<string, readonly What[]> = {
  "project.yaml": ["project", "status", "board", "frame"],
  scripts: ["script", "status"],
  assets: ["asset", "status", "frame"],
  direction: ["scene", "status", "frame"],
  review: ["frame"],
  exports: ["export"],
};

/** Which answers the message makes old. */
export function touched(message: Message): readonly What[] {
  const { name, data } = message;
  if (name === "reset") return EVERYTHING;
  if (name === "job") return ["job"]; // "progress" moves the one that it names (pages/jobs/data.ts)
  if (name === "presence") return ["presence"];
  if (name === "files") {
    const paths = Array.isArray(data["paths"]) ? (data["paths"] as unknown[]) : [];
    if (data["more"]) return EVERYTHING;
    return [...new Set(paths.flatMap((path) => OF_FILES[String(path).split("/")[0] ?? ""] ?? EVERYTHING))];
  }
  if (variantOf(message)) return ["event"]; // and the variants of its frame, which the refresher knows
  if (name === "event") {
    const kind = String(data["kind"]);
    return ["event", ...(TOUCHES[kind.split(".")[0] ?? ""] ?? EVERYTHING)];
  }
  return [];
}

/** The one frame that a message is about; an exception for a scene is about others too. */
function onlyFrame(message: Message): string | null {
  const body = message.data["body"] as { scope?: string } | undefined;
  const touches = rowsTouched(message);
  return typeof touches === "object" && body?.scope !== "scene" ? touches.frame : null;
}

const TOGETHER_MS = 60;

/** Lets answers be read again, those of many messages at once. */
export function refresher(client: QueryClient, project: string): (message: Message) => void {
  let due = new Set<What>();
  let frames = new Set<string>();
  let variants = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (message) => {
    if (message.name === "progress") {
      const { job_id: job, state, progress } = message.data as Pick<JobView, "job_id" | "state" | "progress">;
      client.setQueryData<JobView>(
        key(project, "job", job),
        (known) => known && { ...known, state, progress },
      );
    }
    const one = onlyFrame(message);
    const ofVariant = variantOf(message);
    if (ofVariant) variants.add(ofVariant);
    for (const what of touched(message)) {
      if (what === "frame" && one) frames.add(one);
      else due.add(what);
    }
    if (timer !== undefined || due.size + frames.size === 0) return;
    timer = setTimeout(() => {
      timer = undefined;
      const [now, some, varied] = [due, frames, variants];
      due = new Set();
      frames = new Set();
      variants = new Set();
      // What is of many frames, as the appearances of a character, stands under "all".
      if (some.size > 0) some.add("all");
      for (const frame of varied) void renew(client, key(project, "frame", frame, "candidates"));
      for (const frame of some) void renew(client, key(project, "frame", frame));
      for (const what of now) void renew(client, key(project, what));
    }, TOGETHER_MS);
  };
}
