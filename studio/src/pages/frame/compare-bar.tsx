import { useQuery } from "@tanstack/react-query";

import type { FrameRow, HistoryRow } from "../../api/schema";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWords, type Words } from "../../words";
import styles from "./compare-bar.module.css";
import { look, useLooks, type Against, type CompareManner } from "./look";
import { Changes } from "./recipe";
import { changesBetween, recipesOf } from "./recipes";
import { lockName } from "./references";

interface Props {
  project: string;
  row: FrameRow | null;
  rows: readonly HistoryRow[];
  shown: HistoryRow | null;
  against: Against;
  names: ReadonlyMap<string, string>;
  /** What is compared with stands at the left. */
  isLeft: boolean;
}

const MANNERS: readonly CompareManner[] = ["side", "wipe", "onion"];

const valueOf = (against: Against): string =>
  against.kind === "version" ? `version ${against.version}` : `lock ${against.path}`;

const meant = (value: string): Against => {
  const [kind, ...rest] = value.split(" ");
  return kind === "version"
    ? { kind: "version", version: Number(rest[0]) }
    : { kind: "lock", path: rest.join(" ") };
};

/** With what the picture is compared, and how. */
export function CompareBar({ project, row, rows, shown, against, names, isLeft }: Props) {
  const t = useWords();
  const { manner, amount } = useLooks();
  /** The slider of a wipe goes with its divider. */
  const turned = (value: number) => (manner === "wipe" && !isLeft ? 1 - value : value);
  const versions = rows.filter(
    (one) => one.render_version !== null && one.render_version !== shown?.render_version,
  );
  return (
    <div className={styles.bar} role="group" aria-label={t.frame.compare}>
      <label className={styles.with}>
        <span>{t.frame.against}</span>
        <select value={valueOf(against)} onChange={(event) => look({ against: meant(event.target.value) })}>
          {versions.map((one) => (
            <option key={one.render_version} value={`version ${one.render_version}`}>
              {versionName(one, t)}
            </option>
          ))}
          {row?.references.map((one) => (
            <option key={one.path} value={`lock ${one.path}`}>
              {lockName(one, names)}
            </option>
          ))}
        </select>
      </label>
      <div className={styles.manners} role="group">
        {MANNERS.map((one) => (
          <Button key={one} look="quiet" aria-pressed={manner === one} onClick={() => look({ manner: one })}>
            {t.frame.manners[one]}
          </Button>
        ))}
      </div>
      {/* Beside each other there is nothing to slide: its room stays, and so the buttons where they are. */}
      <input
        className={styles.amount}
        type="range"
        min={0}
        max={100}
        disabled={manner === "side"}
        value={Math.round(turned(amount) * 100)}
        aria-label={t.frame.amount[manner === "onion" ? "onion" : "wipe"]}
        onChange={(event) => look({ amount: turned(Number(event.target.value) / 100) })}
      />
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="close" />}
        hotkey="c"
        onClick={() => look({ against: null })}
      >
        {t.frame.compareStop}
      </Button>
      {against.kind === "version" && shown?.render_version != null && (
        <Differences
          project={project}
          frame={shown.frame_id}
          versions={[against.version, shown.render_version]}
          names={names}
        />
      )}
    </div>
  );
}

export function versionName(row: HistoryRow, t: Words): string {
  const version = row.render_version ?? 0;
  return row.review_status === "approved" ? t.frame.approvedVersion(version) : t.frame.versionLong(version);
}

/** What differs between the recipes of two versions, in words. */
function Differences({
  project,
  frame,
  versions: [older, newer],
  names,
}: {
  project: string;
  frame: string;
  versions: readonly [number, number];
  names: ReadonlyMap<string, string>;
}) {
  const t = useWords();
  const { data } = useQuery(recipesOf(project, frame));
  const [before, after] = [data?.get(older), data?.get(newer)];
  if (!before || !after) return null;
  return (
    <details className={styles.changes}>
      <summary>{t.frame.changes}</summary>
      <div className={styles.listed}>
        <Changes changes={changesBetween(before, after)} names={names} />
      </div>
    </details>
  );
}
