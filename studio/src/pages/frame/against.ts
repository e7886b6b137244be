/** What a version is best compared with first: the approved one, else the one before, else a locked picture. */
import type { FrameRow, HistoryRow } from "../../api/schema";
import { oldestFirst } from "./data";
import type { Against } from "./look";

export function firstAgainst(
  rows: readonly HistoryRow[],
  shown: HistoryRow | null,
  row: Pick<FrameRow, "references"> | null,
): Against | null {
  const others = rows.filter(
    (one) => one.is_there && one.render_version !== null && one.render_version !== shown?.render_version,
  );
  const real = others.filter((one) => !one.draft);
  const older = real.filter((one) => shown && one.at < shown.at);
  const best = real.find((one) => one.review_status === "approved") ?? older[0] ?? real[0] ?? others[0];
  if (best?.render_version != null) return { kind: "version", version: best.render_version };
  const [lock] = row?.references ?? [];
  return lock ? { kind: "lock", path: lock.path } : null;
}

/** Whether what is compared with stands at the left: the older one, and what is locked, always does. */
export function standsLeft(
  against: Against,
  rows: readonly HistoryRow[],
  shown: Pick<HistoryRow, "render_version"> | null,
): boolean {
  if (against.kind === "lock") return true;
  const versions = oldestFirst(rows).map((one) => one.render_version);
  return versions.indexOf(against.version) < versions.indexOf(shown?.render_version ?? null);
}

/** The version beside the one that is shown: 1 for the newer. */
export function versionBeside(
  rows: readonly HistoryRow[],
  shown: HistoryRow | null,
  to: 1 | -1,
): number | null {
  const versions = oldestFirst(rows).map((one) => one.render_version);
  return versions[versions.indexOf(shown?.render_version ?? -1) + to] ?? null;
}
