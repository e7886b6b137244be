import { many } from "../say";

const shown = (drift: number): string =>
  drift.toLocaleString(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const standings = {
  failed: "Beyond the limit",
  warned: "Doubtful",
  excused: "Allowed",
  passed: "Like the lock",
  unknown: "Not checked",
};

export const consistency = {
  title: "Consistency",
  said: "How far everybody strays from their lock: 0 is as usual, 1 is the limit. Those who stray the most come first.",
  nobody: "There is none of this kind.",
  beyond: (n: number) => `${many(n, "frame", "frames")} beyond the limit`,
  doubtful: (n: number) => `${n.toLocaleString()} doubtful`,
  notChecked: (n: number) => `${n.toLocaleString()} not checked`,
  allGood: "All like the lock",
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
  notCheckedSaid: "Nobody held this picture against the lock yet: have it checked.",
  driftSaid: (drift: number, region: string | null) =>
    `${region ? `The ${region}` : "It"} is ${drift >= 1 ? "beyond the limit" : drift > 0.6 ? "near the limit" : "well within the limit"}: 0 is as usual, 1 is the limit.`,
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
