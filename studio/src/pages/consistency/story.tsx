/** One asset through the story: its drift as a chart, and every appearance as a crop beside its lock. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link, useLocation } from "wouter";

import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Table } from "../../ui/sheet";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { Calibration } from "../assets/calibration";
import { appearancesOf, assetsOf, kindOf, useLabelled, type Appearances } from "../assets/data";
import { at } from "../table";
import { Chart } from "./chart";
import { Crops } from "./crops";
import { pointsOf, regionsOf, summed, worstFirst, type Point } from "./measures";
import { Pair } from "./pair";
import { Standings } from "./standings";
import { Unchecked } from "./unchecked";
import styles from "./story.module.css";

export function Story({ project, asset }: { project: string; asset: string }) {
  const { data, error, isPending, refetch } = useQuery(appearancesOf(project, asset));
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (isPending) return <Loading />;
  return <Told project={project} told={data} />;
}

function Told({ project, told: unlabelled }: { project: string; told: Appearances }) {
  const t = useWords();
  const told = useLabelled(project, unlabelled);
  const [region, setRegion] = useState<string | null>(null);
  const [isWorstFirst, setWorstFirst] = useState(false);
  const [frame, setFrame] = useState<string | null>(null);
  const points = useMemo(() => pointsOf(told, region), [told, region]);
  const shown = useMemo(() => (isWorstFirst ? worstFirst(points) : points), [points, isWorstFirst]);
  const regions = useMemo(() => regionsOf(told), [told]);
  const open = shown.find((one) => one.row.frame_id === frame) ?? null;
  return (
    <div className={styles.page}>
      <Head project={project} told={told} points={points} />
      {told.rows.length === 0 ? (
        <Empty title={t.consistency.noFrames}>
          <p>{t.consistency.noFramesSaid}</p>
        </Empty>
      ) : (
        <>
          <Unchecked project={project} points={points} />
          <div className={styles.tools}>
            <div className={styles.order} role="group" aria-label={t.consistency.order}>
              <Button aria-pressed={!isWorstFirst} onClick={() => setWorstFirst(false)}>
                {t.consistency.inStoryOrder}
              </Button>
              <Button aria-pressed={isWorstFirst} onClick={() => setWorstFirst(true)}>
                {t.consistency.outliersFirst}
              </Button>
            </div>
            {regions.length > 1 && (
              <Select
                label={t.assets.region}
                value={region ?? ""}
                choices={[
                  { value: "", label: t.consistency.farthest },
                  ...regions.map((value) => ({
                    value,
                    label: t.assets.regions[value as keyof typeof t.assets.regions] ?? value,
                  })),
                ]}
                onChange={(event) => setRegion(event.target.value || null)}
              />
            )}
          </div>
          {points.some((one) => one.drift !== null) && (
            <>
              <Chart points={points} chosen={frame} onChoose={(point) => setFrame(point.row.frame_id)} />
              <AsTable points={points} />
            </>
          )}
          <Crops
            project={project}
            told={told}
            points={shown}
            region={region}
            onOpen={(point) => setFrame(point.row.frame_id)}
          />
        </>
      )}
      <Calibration told={told} />
      {open && (
        <Pair
          project={project}
          told={told}
          points={shown}
          point={open}
          region={region}
          onShow={(point) => setFrame(point.row.frame_id)}
          onClose={() => setFrame(null)}
        />
      )}
    </div>
  );
}

function Head({ project, told, points }: { project: string; told: Appearances; points: readonly Point[] }) {
  const t = useWords();
  const [, go] = useLocation();
  const { data } = useQuery(assetsOf(project));
  const sum = summed(points);
  const others = (data ?? []).filter((one) => one.asset_type === told.asset_type);
  return (
    <header className={styles.head}>
      <nav aria-label={t.assets.where} className={styles.trail}>
        <Link href={at(project, "consistency")}>{t.consistency.title}</Link>
        <span aria-hidden="true"> / </span>
        <span>{t.assets.kinds[kindOf(told.asset_type)]}</span>
      </nav>
      <div className={styles.title}>
        <h1 dir="auto">{told.name}</h1>
        <span className={styles.states}>
          <Standings sum={sum} />
          <span className="soft">{t.common.frames(sum.frames)}</span>
        </span>
        <span className={styles.right}>
          {others.length > 1 && (
            <select
              className={styles.others}
              aria-label={t.consistency.another}
              value={told.asset_id}
              onChange={(event) => go(at(project, "consistency", event.target.value))}
            >
              {others.map((one) => (
                <option key={one.asset_id} value={one.asset_id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
          <Link href={at(project, "assets", told.asset_id)} className={styles.link ?? ""}>
            <Icon name="lock" />
            {t.consistency.toAsset}
          </Link>
        </span>
      </div>
    </header>
  );
}

/** The chart in numbers, for whoever would rather read or hear it. */
function AsTable({ points }: { points: readonly Point[] }) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t.consistency.asTable}</summary>
      {isOpen && (
        <Table
          label={t.consistency.chart}
          head={[
            t.consistency.frame,
            t.consistency.scene,
            t.consistency.drift,
            t.assets.region,
            t.consistency.standing,
          ]}
        >
          {points.map(({ row, drift, region, standing }) => (
            <tr key={row.frame_id}>
              <td>{row.shot}</td>
              <td>{row.scene_id}</td>
              <td>{drift === null ? "–" : t.consistency.number(drift)}</td>
              <td>{region ? (t.assets.regions[region as keyof typeof t.assets.regions] ?? region) : "–"}</td>
              <td>{t.consistency.standings[standing]}</td>
            </tr>
          ))}
        </Table>
      )}
    </details>
  );
}
