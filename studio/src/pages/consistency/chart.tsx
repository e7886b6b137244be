/** Drift over the story: how far each appearance is from the lock, against the limit. Each point is a button. */
import { useMemo, useRef, type KeyboardEvent } from "react";

import { useWords } from "../../words";
import { regionWords } from "../assets/data";
import { LIMIT, worstFirst, type Point } from "./measures";
import styles from "./chart.module.css";

interface Props {
  points: readonly Point[];
  chosen: string | null;
  onChoose(point: Point): void;
}

/** So many points are buttons; of a longer film those that stand out are, and the line shows all. */
const MOST_BUTTONS = 300;
const ALL = ["failed", "warned", "excused", "spared", "passed", "unseen"] as const;
const LOWEST = -0.4;
const HIGHEST = 2.4;

const clamped = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

export function Chart({ points, chosen, onChoose }: Props) {
  const t = useWords();
  const plot = useRef<HTMLDivElement>(null);
  const known = useMemo(() => points.filter((one) => one.drift !== null), [points]);
  // What is very far stands at the top edge: else it would press all others flat.
  const highest = Math.min(HIGHEST, Math.max(1.4, ...known.map((one) => (one.drift ?? 0) + 0.15)));
  const x = (at: number) => ((at + 0.5) / Math.max(points.length, 1)) * 100;
  const y = (drift: number) => (1 - (clamped(drift, LOWEST, highest) - LOWEST) / (highest - LOWEST)) * 100;
  const places = useMemo(() => new Map(points.map((one, at) => [one, at])), [points]);
  const buttons = useMemo(
    () =>
      known.length <= MOST_BUTTONS
        ? known
        : worstFirst(known)
            .slice(0, MOST_BUTTONS)
            .toSorted((a, b) => a.at - b.at),
    [known],
  );
  const line = known.map((one) => `${x(places.get(one) ?? 0)},${y(one.drift ?? 0)}`).join(" ");
  const focusable = buttons.find((one) => one.row.frame_id === chosen) ?? buttons[0];
  const move = (event: KeyboardEvent) => {
    const all = [...(plot.current?.querySelectorAll("button") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    all[clamped(to, 0, all.length - 1)]?.focus();
  };
  return (
    <figure className={styles.chart}>
      <div className={styles.scale} aria-hidden="true">
        <span style={{ top: `${y(LIMIT)}%` }} className={styles.limitWord}>
          {t.consistency.limit}
        </span>
        <span style={{ top: `${y(0)}%` }}>{t.consistency.usual}</span>
      </div>
      {/* Arrows go from point to point, whichever of them has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div ref={plot} className={styles.plot} role="group" aria-label={t.consistency.chart} onKeyDown={move}>
        <Scenes points={points} />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <rect className={styles.beyond} x="0" y="0" width="100" height={y(LIMIT)} />
          <line className={styles.zero} x1="0" x2="100" y1={y(0)} y2={y(0)} />
          <polyline className={styles.line} points={line} />
          <line className={styles.limit} x1="0" x2="100" y1={y(LIMIT)} y2={y(LIMIT)} />
        </svg>
        {buttons.map((point) => (
          <button
            key={point.row.frame_id}
            type="button"
            className={styles.point}
            data-standing={point.standing}
            aria-pressed={point.row.frame_id === chosen}
            tabIndex={point === focusable ? 0 : -1}
            style={{ left: `${x(places.get(point) ?? 0)}%`, top: `${y(point.drift ?? 0)}%` }}
            title={t.consistency.pointSaid(
              point.row.shot,
              point.drift,
              regionWords(point.region, t),
              point.standing,
            )}
            aria-label={t.consistency.pointSaid(
              point.row.shot,
              point.drift,
              regionWords(point.region, t),
              point.standing,
            )}
            onClick={() => onChoose(point)}
          />
        ))}
      </div>
      <figcaption className={styles.legend}>
        {ALL.filter((one) => buttons.some((point) => point.standing === one)).map((one) => (
          <span key={one}>
            <i className={styles.sign} data-standing={one} aria-hidden="true" />
            {t.consistency.standings[one]}
          </span>
        ))}
        {known.length > buttons.length && <span>{t.consistency.onlyFarthest(buttons.length)}</span>}
      </figcaption>
    </figure>
  );
}

/** Which scene each part of the line is of. */
function Scenes({ points }: { points: readonly Point[] }) {
  const spans: { scene: string; from: number; count: number }[] = [];
  points.forEach((point, at) => {
    const last = spans.at(-1);
    if (last && last.scene === point.row.scene_id) last.count += 1;
    else spans.push({ scene: point.row.scene_id, from: at, count: 1 });
  });
  const part = 100 / Math.max(points.length, 1);
  return spans.map((one) => (
    <span
      key={one.from}
      className={styles.scene}
      style={{ left: `${one.from * part}%`, width: `${one.count * part}%` }}
      aria-hidden="true"
    >
      {one.count * part > 2.6 && one.scene}
    </span>
  ));
}
