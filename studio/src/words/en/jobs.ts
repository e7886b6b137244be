import type { Checked } from "../../pages/jobs/checked";
import { many } from "../say";

const OPERATIONS: Record<string, string> = {
  render: "Render",
  check: "Check",
  compile: "Compile scripts",
  build: "Build the film",
  verify: "Verify the log",
  draft: "Draft board",
  generate: "Draw assets",
  lock: "Lock assets",
};

export const jobs = {
  title: "Jobs",
  said: "What the machine does for you: drawing, checking, exporting. It goes on when you close this page.",
  operation: (name: string) =>
    OPERATIONS[name] ??
    (name.startsWith("export.") ? `Export ${name.slice("export.".length)}` : name.replaceAll(/[._]/g, " ")),
  start: "Start work",
  which: "Which frames",
  whichHint:
    "Scenes by a click; or frames as the board calls them: 3A, 2C/1. S03/2 and FR_S03_002 do, too. Empty: all.",
  all: "All",
  scenesLabel: "Scenes",
  force: "Draw again what is fresh, too",
  draft: "Placeholders for what is not locked (drafts, never approvable)",
  again: "Judge again what was judged",
  render: "Render",
  renderFrames: (n: number) => `Render ${many(n, "frame", "frames")}`,
  check: "Check pictures",
  compile: "Compile scripts",
  started: (what: string) => `${what}: begun`,
  planTitle: "What a render would do",
  planning: "Reading what has to be drawn …",
  noPlan: "What stands in the field names no frame.",
  drawnAgain: (n: number) =>
    n === 1
      ? "One of them is fresh, and gets a new version."
      : `${n.toLocaleString()} of them are fresh, and get a new version.`,
  asDrafts: "Where something is not locked, a placeholder stands in: that frame gets a draft.",
  obstacles: {
    "not-locked": (n: number) =>
      n === 1 ? "1 asset is not locked:" : `${n.toLocaleString()} assets are not locked:`,
    "no-spec": (n: number) =>
      n === 1 ? "1 asset has no spec:" : `${n.toLocaleString()} assets have no spec:`,
    "unresolved-name": (n: number) =>
      n === 1
        ? "1 name of the script is no asset yet:"
        : `${n.toLocaleString()} names of the script are no assets yet:`,
    unusable: (n: number) =>
      n === 1
        ? "1 asset has no version that may be drawn:"
        : `${n.toLocaleString()} assets have no version that may be drawn:`,
  },
  toAssets: "To the assets",
  toScript: "To the script",
  toDraw: (n: number) => `${many(n, "frame", "frames")} to draw`,
  blocked: (n: number) => `${many(n, "frame is", "frames are")} blocked`,
  fresh: (n: number) => `${many(n, "frame is", "frames are")} fresh`,
  allFresh: "Every picture is what is wanted.",
  whyEach: "Frame by frame",
  moreRows: (n: number) => `and ${n.toLocaleString()} more`,
  atWork: "At work",
  nothingRuns: "Nothing runs now.",
  waits: "Waits for its turn",
  stops: "Stops at its next step",
  ofTotal: (done: number, total: number) => `${done.toLocaleString()} of ${total.toLocaleString()}`,
  left: (about: string) => `about ${about} left`,
  progress: (what: string) => `Progress: ${what}`,
  preview: (what: string) => `The picture that is being made: ${what}`,
  cancel: "Cancel",
  cancelled: "It stops at its next step; what is done is kept.",
  everything: "Everything",
  askedBy: (who: string) => `by ${who}`,
  attempt: (n: number) => `attempt ${n}`,
  ended: "Ended",
  nothingEnded: "No job has ended yet.",
  earlier: "Earlier jobs",
  states: {
    queued: "Waiting",
    running: "Running",
    done: "Done",
    failed: "Failed",
    cancelled: "Cancelled",
  },
  givenUp: "Given up: the service ended in each attempt.",
  retry: "Do it again",
  retried: "It waits for its turn again.",
  retryOf: "done again",
  cost: (time: string) => `${time} of work`,
  drawn: (n: number) => `${n.toLocaleString()} drawn`,
  drawnBefore: (n: number) => `${n.toLocaleString()} drawn before`,
  notDrawn: (n: number) => `${n.toLocaleString()} not drawn`,
  pages: (n: number) => many(n, "page", "pages"),
  outcome: {
    checked: (now: Checked, before: Checked) => {
      const known = before.all;
      const knew = many(known, "picture was", "pictures were");
      const differ =
        before.differ > 0
          ? `, ${before.differ.toLocaleString()} ${before.differ === 1 ? "differs" : "differ"}`
          : "";
      if (now.all === 0) {
        return known > 0
          ? `Nothing was new: ${knew} checked before${differ}`
          : "There was no picture to check";
      }
      const all = many(now.all, "picture", "pictures");
      const warned = now.warned > 0 ? [`${now.warned.toLocaleString()} with a warning`] : [];
      const said =
        now.differ + now.open === 0
          ? [now.passed === 1 ? "it passed" : "all passed", ...warned]
          : [
              ...(now.passed > 0 ? [`${now.passed.toLocaleString()} passed`] : []),
              ...warned,
              ...(now.differ > 0
                ? [`${now.differ.toLocaleString()} ${now.differ === 1 ? "differs" : "differ"}`]
                : []),
              ...(now.open > 0 ? [`${now.open.toLocaleString()} not judged`] : []),
            ];
      const rest = known > 0 ? `; ${knew} checked before${differ}` : "";
      return `${all} checked: ${said.join(", ")}${rest}`;
    },
    drawn: (n: number, isDraft: boolean, alike: number) => {
      const drawn = `${isDraft ? many(n, "draft", "drafts") : many(n, "frame", "frames")} drawn`;
      if (alike === 0) return drawn;
      const which =
        n === 1 ? "it looks" : alike === n ? "all look" : many(alike, "of them looks", "of them look");
      return `${drawn}; ${which} as before, because nothing of what changed is drawn`;
    },
    assetsDrawn: (n: number) => `${many(n, "asset", "assets")} drawn`,
    lookAndLock: (n: number) =>
      `${many(n, "asset", "assets")} drawn: look at ${n === 1 ? "it and lock it" : "them and lock them"}`,
    locked: (n: number) => `${many(n, "asset", "assets")} locked`,
    compiled: (n: number) => `Scripts compiled: ${many(n, "frame", "frames")} changed`,
    butNot: (what: string, n: number) => `${what}, ${n.toLocaleString()} not`,
    done: (what: string) => `${what}: done`,
    failed: (what: string, why: string) => (why ? `${what}: ${why}` : `${what}: not done`),
    stopped: (what: string) => `${what}: stopped`,
  },
  details: "Why, and how to go on",
  servers: "ComfyUI servers",
  serversSaid: "They draw the pictures of this project.",
  server: "Server",
  serverList: "State of each server",
  serverState: "State",
  queue: "Queue",
  queued: (running: number, waiting: number) => `${running} running, ${waiting} waiting`,
  computes: "Computes with",
  doing: "Doing",
  notes: "Trouble",
  serverWords: "What the server said",
  serverStates: { up: "Answers", down: "Does not answer", closed: "Left out" } as Record<string, string>,
  ready: "Ready",
  notReady: "Lacks something",
  unreachable: "Does not answer",
  noServers: "No server is named yet.",
  refresh: "Ask them again",
  memory: (free: number, all: number) => `${free.toFixed(1)} of ${all.toFixed(1)} GB free`,
};
