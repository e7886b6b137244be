import type { ReactNode } from "react";

import styles from "./badge.module.css";

export type Tone = "good" | "bad" | "warn" | "calm" | "plain";

/** A word about a state; the colour only repeats it. */
export function Badge({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={[styles.badge, styles[tone]].join(" ")}>{children}</span>;
}

export const toneOfReview: Record<string, Tone> = {
  approved: "good",
  waiting: "plain",
  outdated: "warn",
  retake: "warn",
  rejected: "bad",
  omitted: "plain",
};
export const toneOfVerdict: Record<string, Tone> = {
  passed: "good",
  quarantined: "bad",
  "not judged": "warn",
  "not checked": "plain",
};
export const toneOfRender: Record<string, Tone> = {
  fresh: "good",
  stale: "warn",
  superseded: "calm",
  unrendered: "plain",
  blocked: "bad",
};
