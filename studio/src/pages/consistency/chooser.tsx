/** All characters (or places, or props), those first who stray the most from their lock. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";

import { thumbnailAt } from "../../api/pictures";
import type { AssetSummary } from "../../api/schema";
import { Icon } from "../../ui/icon";
import { Select } from "../../ui/field";
import { Sheet } from "../../ui/sheet";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { appearancesOf, assetsOf, kindOf, KINDS, type Appearances, type Kind } from "../assets/data";
import { at } from "../table";
import styles from "./chooser.module.css";
import { Standings } from "./standings";
import { Unchecked } from "./unchecked";
import { heavier, LIMIT, pointsOf, summed, type Point, type Summary } from "./measures";

const FACE_PX = 72;

interface Line {
  asset: AssetSummary;
  points: Point[];
  sum: Summary | null;
}

const lineOf = (asset: AssetSummary, told: Appearances | undefined): Line => {
  const points = told ? pointsOf(told, null) : [];
  return { asset, points, sum: told ? summed(points) : null };
};

const NOTHING = summed([]);

export function Chooser({ project }: { project: string }) {
  const t = useWords();
  const [kind, setKind] = useState<Kind>("character");
  const { data, error, isPending, refetch } = useQuery(assetsOf(project));
  const those = (data ?? []).filter((one) => kindOf(one.asset_type) === kind);
  const told = useQueries({ queries: those.map((one) => appearancesOf(project, one.asset_id)) });
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading />;
  const lines = those
    .map((asset, index) => lineOf(asset, told[index]?.data))
    .toSorted((a, b) => heavier(a.sum ?? NOTHING, b.sum ?? NOTHING));
  return (
    <Sheet
      title={t.consistency.title}
      said={t.consistency.said}
      actions={
        <Select
          label={t.assets.kind}
          value={kind}
          choices={KINDS.filter((one) => one !== "style").map((value) => ({
            value,
            label: t.assets.kinds[value],
          }))}
          onChange={(event) => setKind(event.target.value as Kind)}
        />
      }
    >
      {lines.length === 0 && <Empty title={t.consistency.nobody} />}
      <Unchecked project={project} points={lines.flatMap((one) => one.points)} />
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.asset.asset_id}>
            <Row project={project} line={line} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Row({ project, line: { asset, points, sum } }: { project: string; line: Line }) {
  const t = useWords();
  return (
    <Link href={at(project, "consistency", asset.asset_id)} className={styles.line ?? ""}>
      <span className={styles.face} data-kind={kindOf(asset.asset_type)}>
        {asset.image ? (
          <img src={thumbnailAt(project, asset.image, FACE_PX)} alt="" />
        ) : (
          <Icon name="picture" />
        )}
      </span>
      <span className={styles.name}>
        <strong dir="auto">{asset.name}</strong>
        <span className="soft">{sum ? t.common.frames(sum.frames) : t.common.loading}</span>
      </span>
      <span className={styles.states}>{sum && <Standings sum={sum} />}</span>
      <Spark points={points} />
      <span className={styles.worst}>{sum?.worst == null ? "" : t.consistency.worst(sum.worst)}</span>
    </Link>
  );
}

const HIGH = 1.6;

/** The drift of the whole story, small. */
function Spark({ points }: { points: readonly Point[] }) {
  const y = (drift: number) => 30 - (Math.min(Math.max(drift, -0.2), HIGH) + 0.2) * (30 / (HIGH + 0.2));
  const line = points
    .flatMap((one, index) =>
      one.drift === null ? [] : [`${(index / Math.max(points.length - 1, 1)) * 120},${y(one.drift)}`],
    )
    .join(" ");
  return (
    <svg className={styles.spark} viewBox="0 0 120 30" preserveAspectRatio="none" aria-hidden="true">
      <line className={styles.limit} x1="0" x2="120" y1={y(LIMIT)} y2={y(LIMIT)} />
      <polyline points={line} />
    </svg>
  );
}
