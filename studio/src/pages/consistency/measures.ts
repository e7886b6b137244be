/** How far each appearance is from the lock, which of them stand out, and where in the picture they are. */
import type { Appearance, Appearances } from "../assets/data";

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The limit: from it on a part is beyond what a good picture may be. */
export const LIMIT = 1;

/**
 * `spared`: beyond the usual limit, but the check lets it pass, as of a face that is too small or dark to judge.
 * `unseen`: the check looked, and found nothing of it to measure. `undrawn`: there is no picture yet.
 */
export type Standing =
  "failed" | "warned" | "spared" | "passed" | "excused" | "unseen" | "unknown" | "undrawn";

export interface Point {
  row: Appearance;
  /** In story order. */
  at: number;
  drift: number | null;
  region: string | null;
  reference: string | null;
  standing: Standing;
}

/** The part of an appearance that is looked at: the one that is asked for, else the one farthest from the lock. */
function partOf(row: Appearance, region: string | null) {
  const parts = row.parts.filter((one) => region === null || one.region === region);
  return parts.toSorted((a, b) => (b.drift ?? -Infinity) - (a.drift ?? -Infinity))[0];
}

/** What the check says of a picture that it looked at. */
const CHECKED = new Set(["passed", "quarantined", "not judged"]);

function standingOf(
  row: Appearance,
  region: string | null,
  outcome: string | undefined,
  drift: number | null,
): Standing {
  if (row.render_version === null) return "undrawn";
  if (!row.checked) return CHECKED.has(row.verdict) ? "unseen" : "unknown";
  if (row.excused !== null) return "excused";
  const said = region === null ? row.outcome : outcome;
  if (said === "passed") return drift !== null && drift >= LIMIT ? "spared" : "passed";
  if (said === "failed" || said === "warned") return said;
  return "unseen";
}

/** Appearances of the region in story order; without one, all. */
export function pointsOf(told: Appearances, region: string | null): Point[] {
  return told.rows.flatMap((row, at) => {
    const part = partOf(row, region);
    if (region !== null && !part) return [];
    const drift = part ? part.drift : row.drift;
    return [
      {
        row,
        at,
        drift,
        region: part?.region ?? null,
        reference: part?.reference ?? null,
        standing: standingOf(row, region, part?.outcome, drift),
      },
    ];
  });
}

const HEAVY: Record<Standing, number> = {
  failed: 5,
  warned: 4,
  excused: 3,
  spared: 2,
  passed: 1,
  unseen: 0,
  unknown: 0,
  undrawn: -1,
};

/** What stands out most comes first. */
export const worstFirst = (points: readonly Point[]): Point[] =>
  points.toSorted(
    (a, b) =>
      HEAVY[b.standing] - HEAVY[a.standing] || (b.drift ?? -Infinity) - (a.drift ?? -Infinity) || a.at - b.at,
  );

export const regionsOf = (told: Appearances): string[] => [
  ...new Set(told.rows.flatMap((row) => row.parts.map((part) => part.region))),
];

export interface Summary {
  frames: number;
  failed: number;
  warned: number;
  unknown: number;
  unseen: number;
  undrawn: number;
  /** Like the lock, by the check. */
  alike: number;
  /** Of so many it is known how like the lock they are. */
  measured: number;
  /** How far the farthest strays; 0 where all are nearer to the lock than usual. */
  worst: number | null;
}

export function summed(points: readonly Point[]): Summary {
  // What the check lets pass says nothing about how far anybody strays.
  const drifts = points.flatMap((one) =>
    one.drift === null || one.standing === "spared" ? [] : [one.drift],
  );
  const having = (standing: Standing) => points.filter((one) => one.standing === standing).length;
  return {
    frames: points.length,
    failed: having("failed"),
    warned: having("warned"),
    unknown: having("unknown"),
    unseen: having("unseen"),
    undrawn: having("undrawn"),
    alike: having("passed"),
    measured: drifts.length,
    worst: drifts.length > 0 ? Math.max(0, ...drifts) : null,
  };
}

export const heavier = (a: Summary, b: Summary): number =>
  b.failed - a.failed || b.warned - a.warned || (b.worst ?? -Infinity) - (a.worst ?? -Infinity);

const boxFrom = (numbers: readonly number[] | null | undefined): Box[] => {
  const [left, top, right, bottom] = numbers ?? [];
  return left === undefined || top === undefined || right === undefined || bottom === undefined
    ? []
    : [{ left, top, right, bottom }];
};

const around = (boxes: readonly Box[]): Box | null =>
  boxes.length === 0
    ? null
    : {
        left: Math.min(...boxes.map((one) => one.left)),
        top: Math.min(...boxes.map((one) => one.top)),
        right: Math.max(...boxes.map((one) => one.right)),
        bottom: Math.max(...boxes.map((one) => one.bottom)),
      };

/** Where the asset is in its picture; of a region, only that. None: nobody looked. */
export function boxOf({ row }: Point, region: string | null): Box | null {
  const parts = row.parts.filter((one) => region === null || one.region === region);
  const ofParts = around(parts.flatMap((one) => boxFrom(one.box)));
  if (region !== null) return ofParts;
  return around([
    ...(ofParts ? [ofParts] : []),
    ...boxFrom(row.box),
    ...row.findings.flatMap((one) => boxFrom(one.box)),
  ]);
}

/** The box with some room around it, in the shape of a window (width ÷ height), inside the picture. */
export function windowOn(box: Box | null, width: number, height: number, shape: number): Box {
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const { left, top, right, bottom } = box ?? whole;
  const room = box ? 1.16 : 1;
  let wide = Math.max((right - left) * room, width / 24);
  let high = Math.max((bottom - top) * room, height / 24);
  if (wide / high < shape) wide = high * shape;
  else high = wide / shape;
  const fits = Math.min(1, width / wide, height / high);
  wide *= fits;
  high *= fits;
  const x = Math.min(Math.max((left + right - wide) / 2, 0), width - wide);
  const y = Math.min(Math.max((top + bottom - high) / 2, 0), height - high);
  return { left: x, top: y, right: x + wide, bottom: y + high };
}
