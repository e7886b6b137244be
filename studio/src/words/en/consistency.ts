import { many } from "../say";

const shown = (drift: number): string =>
  drift.toLocaleString(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const standings = {
  failed: "Beyond the limit",
  warned: "Doubtful",
  excused: "Allowed",
  spared: "Let pass: hard to judge here",
  passed: "Like the lock",
  unseen: "Not measured",
  unknown: "Not checked",
  undrawn: "Not drawn",
};

export const consistency = {
  title: "Consistency",
  said: "How far everybody strays from their lock: 0 is as usual, 1 is the limit. Those who stray the most come first.",
  nobody: "There is none of this kind.",
  beyond: (n: number) => `${many(n, "frame", "frames")} beyond the limit`,
  doubtful: (n: number) => `${n.toLocaleString()} doubtful`,
  notChecked: (n: number) => `${n.toLocaleString()} not checked`,
  notMeasured: (n: number) => `${n.toLocaleString()} not measured`,
  notMeasuredSaid:
    "The check looked at this picture and found nothing of it to measure: too small, hidden, or no figure.",
  undrawnCount: (n: number) => `${n.toLocaleString()} not drawn`,
  undrawnSaid: "There is no picture yet.",
  alike: (n: number, of: number) =>
    n === of ? "All like the lock" : `${n.toLocaleString()} of ${of.toLocaleString()} like the lock`,
  worst: (drift: number) => `at most ${shown(drift)}`,
  noFrames: "No frame shows it.",
  noFramesSaid: "As soon as the film shows it, every appearance stands here.",
  order: "Order",
  inStoryOrder: "Story order",
  outliersFirst: "Outliers first",
  farthest: "The farthest",
  chart: "Drift through the story",
  asTable: "As a table",
  limit: "Limit",
  usual: "As usual",
  standings,
  pointSaid: (shot: string, drift: number | null, region: string | null, standing: keyof typeof standings) =>
    [shot, drift === null ? "" : shown(drift), region ?? "", standings[standing]].filter(Boolean).join(", "),
  number: shown,
  frame: "Frame",
  scene: "Scene",
  drift: "Drift",
  standing: "What the check says",
  appearances: "Appearances",
  more: (n: number) => `Show ${many(n, "more", "more")}`,
  another: "Another one",
  toAsset: "Asset",
  pairTitle: (name: string, shot: string) => `${name} in ${shot}`,
  inFrame: (name: string, shot: string) => `${name} in ${shot}`,
  locked: (version: number, role: string) => `Locked v${version}${role ? `: ${role}` : ""}`,
  previous: "Previous",
  next: "Next",
  toFrame: "To the frame",
  onlyFarthest: (n: number) => `The line shows all; points are the ${n.toLocaleString()} farthest.`,
  unchecked: "Nothing here is checked yet.",
  uncheckedSome: (n: number) => `${many(n, "frame is", "frames are")} not checked yet.`,
  uncheckedSaid: "The check holds every picture against the locks. Nothing is drawn and nothing is changed.",
  check: "Check now",
  retake: "Retake",
  retakeNote: "What should be different?",
  retakeSend: "Send back",
  sentBack: (shot: string) => `${shot} is sent back.`,
  driftSaid: (drift: number, region: string | null, standing: keyof typeof standings) =>
    standing === "spared"
      ? `${region ? `${region}:` : "It is"} beyond the usual limit, but too little of it is seen here to judge by: the check lets it pass.`
      : `${region ? `${region}:` : "It is"} ${drift >= 1 ? "beyond the limit" : drift > 0.6 ? "near the limit" : "well within the limit"}: 0 is as usual, 1 is the limit.`,
  excusedBecause: (why: string) => `This may be so: ${why}`,
  outcomes: { passed: "Passed", failed: "Failed", warned: "Doubtful", "not judged": "Not judged" },
  scored: (score: number, threshold: number) =>
    `${score.toLocaleString(undefined, { maximumFractionDigits: 3 })}, limit ${threshold.toLocaleString(undefined, { maximumFractionDigits: 3 })}`,
  approve: "Approve",
  approved: (shot: string) => `${shot} is approved.`,
  allow: "Allow it",
  allowSaid: (rules: string) => `These may fail here: ${rules}. The reason stands in the audit.`,
  allowed: (shot: string) => `It may look so in ${shot}.`,
  scope: "Where it holds",
  scopes: { version: "Only this picture", frame: "Every picture of the frame", scene: "The whole scene" },
};
