/** Scores as people compare them: where one stands beside its threshold. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Where a finding is in its picture, in pixels; null where it is of the whole. */
export function boxOf({ box }: { box: readonly number[] | null }): Box | null {
  const [left, top, right, bottom] = box ?? [];
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return null;
  return right > left && bottom > top ? [left, top, right, bottom] : null;
}

export interface Measured {
  /** From 0 to 100; 50 is the threshold, more is better. */
  at: number;
  score: string;
  threshold: string;
}

export function measured(score: number, threshold: number): Measured {
  // What is left above a threshold near 1 is little: the bar is as wide as what can be seen of it.
  const room = threshold > 0.5 && threshold < 1 ? 1 - threshold : 0.25;
  const span = Math.max(room, Math.abs(score - threshold));
  const isSame = (digits: number) => score.toFixed(digits) === threshold.toFixed(digits);
  const digits = [2, 3, 4].find((one) => !isSame(one)) ?? 2;
  return {
    at: Math.round((50 + ((score - threshold) / span) * 50) * 10) / 10,
    score: score.toFixed(digits),
    threshold: threshold.toFixed(digits),
  };
}
