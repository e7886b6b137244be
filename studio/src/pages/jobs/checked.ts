/** What a check says of the pictures that it looked at, and of those that it knew before. */

export interface Checked {
  all: number;
  passed: number;
  /** Of those that passed: what was found of them only warns. */
  warned: number;
  differ: number;
  open: number;
}

export interface CheckTold {
  passed?: number;
  quarantined?: number;
  not_judged?: number;
  frames?: { cached: boolean; verdict: string; findings: { outcome: string }[] }[];
}

export function checkedIn(answer: CheckTold): { now: Checked; before: Checked } {
  const now: Checked = { all: 0, passed: 0, warned: 0, differ: 0, open: 0 };
  const before: Checked = { ...now };
  for (const { cached, verdict, findings } of answer.frames ?? []) {
    const one = cached ? before : now;
    one.all += 1;
    if (verdict === "quarantined") one.differ += 1;
    else if (verdict === "passed") one.passed += 1;
    else one.open += 1;
    if (verdict === "passed" && findings.some(({ outcome }) => outcome === "warned")) one.warned += 1;
  }
  return { now, before };
}
