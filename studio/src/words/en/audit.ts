import { listed } from "../say";

type Said = Readonly<Record<string, string | number | boolean | null>>;
const version = (said: Said) => (said["render_version"] ? ` (version ${said["render_version"]})` : "");
const because = (text: Said[string] | undefined) => (text ? `: ${text}` : "");
const count = (n: number, one: string, many: string) => (n === 1 ? `one ${one}` : `${n} ${many}`);
const nameOf = (path: Said[string] | undefined) =>
  String(path ?? "")
    .split("/")
    .at(-1) ?? "";
const numberIn = (value: Said[string] | undefined) => Number(value ?? 0);

/** What people decided: the words before the frame, and those behind it. */
const DECIDED: Record<string, readonly [string, string]> = {
  approve: ["approved", ""],
  retake: ["sent", " back"],
  reject: ["rejected", ""],
  reopen: ["opened", " again"],
};
function decided(frame: string, said: Said): string {
  const drawn = said["drawing"] ? " with a drawing" : "";
  const [before, after] = DECIDED[String(said["decision"])] ?? [
    said["reply_to"] ? "answered a remark on" : "remarked on",
    "",
  ];
  const about = DECIDED[String(said["decision"])] ? version(said) : "";
  return `${before} ${frame}${after}${about}${drawn}${because(said["note"])}`;
}
const VERDICTS: Record<string, string> = { passed: "passed", quarantined: "did not pass" };

function picked(frame: string, said: Said): string {
  const by = said["best"] ? ", by the check's own score" : "";
  return said["candidate"]
    ? `picked variant ${said["candidate"]} of ${frame}${version(said)}${by}`
    : `took the own picture of ${frame} again${version(said)}`;
}

/** A sentence for each kind of event, without who did it. */
const lines: Record<string, (about: string, said: Said) => string> = {
  "project.created": (_, said) => `began the project ${said["name"] ?? ""}`,
  "project.changed": (_, said) => `changed the project's settings${because(said["settings"])}`,
  "asset.locked": (asset, said) =>
    `locked ${asset} as version ${said["version"]} with ${count(numberIn(said["pictures"]), "picture", "pictures")}${because(said["change_note"])}`,
  "asset.unlocked": (asset, said) =>
    `retired version ${said["version"]} of ${asset}${because(said["reason"])}`,
  "asset.restored": (asset, said) => `took the spec of ${asset} back to version ${said["from_version"]}`,
  "asset.taken": (asset, said) => `made take ${said["take"]} of ${asset}`,
  "asset.renamed": (asset, said) => `renamed ${asset} to ${said["to"]}`,
  "asset.deleted": (asset) => `deleted ${asset}`,
  "script.compiled": (script, said) =>
    `compiled ${said["path"] || script} into ${count(numberIn(said["scenes"]), "scene", "scenes")}`,
  "job.changed": (what, said) =>
    `the drawing of ${what}: ${said["state"]}${said["server"] ? ` on ${said["server"]}` : ""}${because(said["error"])}`,
  "render.stored": (frame, said) =>
    said["draft"] ? `drew a draft of ${frame}${version(said)}` : `drew ${frame}${version(said)}`,
  "render.removed": (frame, said) =>
    `deleted a picture of ${frame}${version(said)}${because(said["reason"])}`,
  "candidate.stored": (frame, said) => `drew variant ${said["candidate"]} of ${frame}`,
  "candidate.judged": (frame, said) =>
    `checked variant ${said["candidate"]} of ${frame}: ${VERDICTS[String(said["verdict"])] ?? said["verdict"]}`,
  "candidate.picked": picked,
  "candidate.removed": (frame, said) =>
    `deleted variant ${said["candidate"]} of ${frame}${because(said["reason"])}`,
  "check.judged": (frame, said) =>
    `checked ${frame}${version(said)}: ${VERDICTS[String(said["verdict"])] ?? said["verdict"]}`,
  "review.decided": decided,
  "exception.granted": (frame, said) =>
    `let ${frame} differ from ${said["rule"]}${said["until"] ? ` until ${said["until"]}` : ""}${because(said["reason"])}`,
  "timeline.changed": (_, said) => `changed the cut${because(said["what"])}`,
  "timeline.rolled_back": (_, said) => `took the cut back to ${said["to"]}`,
  "export.made": (kind, said) =>
    `exported ${count(numberIn(said["frames"]), "frame", "frames")} as ${kind}${because(nameOf(said["path"]))}`,
  "ledger.rebuilt": () => "built the record anew from the project's files",
};

/** The same of many at once. */
const batches: Record<string, (n: number, said: Said, passed: number) => string> = {
  "check.judged": (n, _, passed) =>
    passed === n
      ? `checked ${n} frames: all passed`
      : `checked ${n} frames: ${passed} passed, ${n - passed} did not`,
  "render.stored": (n) => `drew ${n} pictures`,
  "candidate.stored": (n) => `drew ${n} variants`,
  "candidate.judged": (n, _, passed) =>
    passed === n
      ? `checked ${n} variants: all passed`
      : `checked ${n} variants: ${passed} passed, ${n - passed} did not`,
  "asset.taken": (n) => `made ${n} takes`,
  "review.decided": (n, said) => decided(`${n} frames`, { decision: said["decision"] ?? null }),
  "job.changed": (n, said) => `${n} drawings: ${said["state"]}`,
};

/** What was done to accounts, roles, tokens and links. */
const changes: Record<string, (whom: string, said: string) => string> = {
  "user.add": (whom, said) => `made the account ${whom}${because(said)}`,
  "user.change": (whom, said) => `changed the account ${whom}${because(said)}`,
  "user.password": (whom) => `gave the account ${whom} another password`,
  "user.disable": (whom, said) => `closed or opened the account ${whom}${because(said)}`,
  "user.sign_out": (whom, said) => `signed ${whom || "everybody"} out${because(said)}`,
  "user.tie": (whom, said) => `tied the account ${whom} to ${said}`,
  "member.add": (whom, said) => `made ${whom} ${said} here`,
  "member.change": (whom, said) => `changed the role of ${whom}${because(said)}`,
  "member.remove": (whom, said) => `took the role from ${whom}${because(said)}`,
  "token.add": (whom, said) => `made a token${whom ? ` of ${whom}` : ""}${because(said)}`,
  "token.revoke": (whom, said) => `revoked a token${whom ? ` of ${whom}` : ""}${because(said)}`,
  "guest.add": (_, said) => `made a guest link${because(said)}`,
  "guest.revoke": (_, said) => `revoked the guest link ${said}`,
};

export const audit = {
  title: "Audit",
  said: (n: number) => `${n.toLocaleString()} events in a chain of hashes. Nothing is ever taken out.`,
  topic: "What",
  topics: {
    all: "Everything",
    review: "Decisions",
    exception: "Exceptions",
    asset: "Assets and locks",
    render: "Pictures",
    candidate: "Variants",
    check: "Checks",
    timeline: "The cut",
    script: "Scripts",
    export: "Exports",
    project: "The project",
  },
  subject: "Frame, scene or asset",
  example: "1B, S03/2, Meera, CHAR_001",
  nothing: "Nothing of this kind has happened.",
  nothingOf: (subject: string) =>
    `Nothing of this kind has happened to ${subject}. Write a frame, a scene or an asset by its name or number.`,
  earlier: "Earlier events",
  hash: "Number and hash of the event",
  verify: "Verify everything",
  verified: "The chain, every lock and every picture agree.",
  verifyRuns: "The verification is a job now: its answer is under Jobs.",
  lines,
  batches,
  /** What it is about: a few by name. */
  batchOf: (text: string, names: readonly string[]) => `${text} (${listed(names)})`,
  changes,
  unfold: (n: number) => `Show all ${n}`,
  fold: "Fold",
  people: "Accounts, roles and links",
  peopleSaid: "From the server's own record of people, which is kept apart from the film's.",
};
