/** An appearance and its lock, large: what was found in words, and what is decided about it. */
import { useState, type KeyboardEvent } from "react";
import { Link } from "wouter";

import { fileAt } from "../../api/pictures";
import { isField } from "../../keys/registry";
import { useKeys } from "../../keys/use-keys";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { HintLine } from "../../ui/hint";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import { kindOf, regionWords, roleWords, type Appearances } from "../assets/data";
import { at } from "../table";
import { Crop } from "./crop";
import { referenceOf, SHAPES } from "./crops";
import { AskedFor, Decisions, type Asks } from "./decisions";
import { boxOf, type Point } from "./measures";
import styles from "./pair.module.css";
import { Unchecked } from "./unchecked";

interface Props {
  project: string;
  told: Appearances;
  points: readonly Point[];
  point: Point;
  region: string | null;
  onShow(point: Point): void;
  onClose(): void;
}

const WIDE_PX = 420;

export function Pair({ project, told, points, point, region, onShow, onClose }: Props) {
  const t = useWords();
  const { row } = point;
  const here = points.indexOf(point);
  const reference = referenceOf(told, point);
  const shape = SHAPES[kindOf(told.asset_type)];
  const role = told.references.find((one) => one.place === reference?.place)?.role ?? "";
  const step = (by: 1 | -1) => {
    const next = points[here + by];
    if (next) onShow(next);
  };
  const [asks, setAsks] = useState<Asks>(null);
  const [asksAbout, setAsksAbout] = useState(row.frame_id);
  if (asksAbout !== row.frame_id) {
    setAsksAbout(row.frame_id);
    setAsks(null);
  }
  useKeys(t.consistency.appearances, [
    { keys: "j", does: t.consistency.next, run: () => step(1) },
    { keys: "k", does: t.consistency.previous, run: () => step(-1) },
  ]);
  const arrows = (event: KeyboardEvent) => {
    if (isField(event.target)) return;
    if (event.key === "ArrowRight") step(1);
    if (event.key === "ArrowLeft") step(-1);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={arrows}
      title={t.consistency.pairTitle(told.name, row.shot)}
      wide
      actions={
        <div className={styles.bar}>
          <Button icon={<Icon name="previous" />} disabled={here <= 0} onClick={() => step(-1)}>
            {t.consistency.previous}
          </Button>
          <Button icon={<Icon name="next" />} disabled={here >= points.length - 1} onClick={() => step(1)}>
            {t.consistency.next}
          </Button>
          <Link href={at(project, "frame", row.frame_id)} className={styles.link ?? ""}>
            <Icon name="eye" />
            {t.consistency.toFrame}
          </Link>
          <Decisions project={project} asset={told.asset_id} point={point} asks={asks} onAsk={setAsks} />
        </div>
      }
    >
      <div className={styles.pair}>
        <div className={styles.pictures} data-wide={shape > 1 || undefined}>
          <figure>
            <Crop
              key={row.frame_id}
              project={project}
              row={row}
              box={boxOf(point, region)}
              shape={shape}
              wide={WIDE_PX}
              alt={t.consistency.inFrame(told.name, row.shot)}
            />
            <figcaption>{t.consistency.inFrame(told.name, row.shot)}</figcaption>
          </figure>
          {reference && (
            <figure>
              <img
                src={fileAt(project, reference.place, reference.sha256)}
                alt={t.consistency.locked(told.version ?? 0, roleWords(role))}
                style={{ aspectRatio: shape }}
              />
              <figcaption>{t.consistency.locked(told.version ?? 0, roleWords(role))}</figcaption>
            </figure>
          )}
        </div>
        <Findings project={project} point={point} />
        {asks && (
          <AskedFor
            key={`${asks} ${row.frame_id}`}
            project={project}
            asset={told.asset_id}
            point={point}
            asks={asks}
            onDone={() => setAsks(null)}
          />
        )}
      </div>
    </Dialog>
  );
}

const TONES: Record<string, "good" | "bad" | "warn" | "plain"> = {
  passed: "good",
  failed: "bad",
  warned: "warn",
};

function Findings({ project, point }: { project: string; point: Point }) {
  const t = useWords();
  const { row, drift, region, standing } = point;
  if (standing === "undrawn") return <p className="soft">{t.consistency.undrawnSaid}</p>;
  if (standing === "unknown") return <Unchecked project={project} points={[point]} />;
  if (!row.checked) return <p className="soft">{t.consistency.notMeasuredSaid}</p>;
  return (
    <div className={styles.findings}>
      {drift !== null && (
        <p>
          <strong>{t.consistency.number(drift)}</strong>{" "}
          {t.consistency.driftSaid(drift, regionWords(region, t), standing)}
        </p>
      )}
      {row.excused !== null && <p className={styles.excused}>{t.consistency.excusedBecause(row.excused)}</p>}
      <ul>
        {row.findings.map((one) => (
          <li key={`${one.rule} ${one.region ?? ""} ${one.subject ?? ""}`}>
            <Badge tone={TONES[one.outcome] ?? "plain"}>
              {t.consistency.outcomes[one.outcome as "passed"] ?? one.outcome}
            </Badge>
            <span dir="auto">
              {one.message} {one.hint && one.outcome !== "passed" && <HintLine hint={one.hint} />}
            </span>
            {one.score !== null && one.threshold !== null && (
              <span className="soft">{t.consistency.scored(one.score, one.threshold)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
