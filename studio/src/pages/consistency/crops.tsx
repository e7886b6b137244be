/** Every appearance beside the locked picture that it was held against. */
import { useState } from "react";

import { thumbnailAt } from "../../api/pictures";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { useWords } from "../../words";
import { kindOf, type Appearances } from "../assets/data";
import { Crop } from "./crop";
import styles from "./crops.module.css";
import { boxOf, type Point } from "./measures";

const AT_ONCE = 120;
export const SHAPES = {
  character: 0.8,
  prop: 1,
  environment: 16 / 9,
  nature: 16 / 9,
  style: 16 / 9,
} as const;
const TONES = {
  failed: "bad",
  warned: "warn",
  spared: "plain",
  excused: "calm",
  passed: "good",
  unseen: "plain",
  unknown: "plain",
  undrawn: "plain",
} as const;
const WIDE_PX = 130;

interface Props {
  project: string;
  told: Appearances;
  points: readonly Point[];
  region: string | null;
  onOpen(point: Point): void;
}

/** The locked picture that an appearance was held against; where none is told, the front of the lock. */
export function referenceOf(told: Appearances, point: Point): { place: string; sha256: string } | null {
  const front =
    told.references.find((one) => one.role === "front" || one.role === "wide") ?? told.references[0];
  const place = point.reference ?? front?.place;
  if (!place) return null;
  return { place, sha256: told.references.find((one) => one.place === place)?.sha256 ?? "" };
}

export function Crops({ project, told, points, region, onOpen }: Props) {
  const t = useWords();
  const [shown, setShown] = useState(AT_ONCE);
  const shape = SHAPES[kindOf(told.asset_type)];
  return (
    <section aria-label={t.consistency.appearances}>
      <ul className={styles.crops} data-wide={shape > 1 || undefined}>
        {points.slice(0, shown).map((point) => (
          <li key={point.row.frame_id}>
            <Card project={project} told={told} point={point} region={region} shape={shape} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {points.length > shown && (
        <Button className={styles.more} onClick={() => setShown(shown + AT_ONCE)}>
          {t.consistency.more(points.length - shown)}
        </Button>
      )}
    </section>
  );
}

function Card({
  project,
  told,
  point,
  region,
  shape,
  onOpen,
}: Omit<Props, "points"> & { point: Point; shape: number }) {
  const t = useWords();
  const { row, drift, standing } = point;
  const reference = referenceOf(told, point);
  return (
    <button type="button" className={styles.card} data-standing={standing} onClick={() => onOpen(point)}>
      <span className={styles.pair}>
        <Crop project={project} row={row} box={boxOf(point, region)} shape={shape} wide={WIDE_PX} alt="" />
        {reference && (
          <img
            src={thumbnailAt(project, reference.place, WIDE_PX, reference.sha256)}
            alt=""
            loading="lazy"
            style={{ aspectRatio: shape }}
          />
        )}
      </span>
      <span className={styles.words}>
        <strong>{row.shot}</strong>
        <Badge tone={TONES[standing]}>
          {drift === null ? t.consistency.standings[standing] : t.consistency.number(drift)}
        </Badge>
        {drift !== null && <span className="visually-hidden">{t.consistency.standings[standing]}</span>}
      </span>
    </button>
  );
}
