/** An appearance and its lock, large: what was found in words, and what is decided about it. */
import { useState, type FormEvent, type KeyboardEvent } from "react";
import { Link } from "wouter";

import { fileAt } from "../../api/pictures";
import { useMay } from "../../api/session";
import { Badge, toneOfReview } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select, TextField } from "../../ui/field";
import { HintLine } from "../../ui/hint";
import { Icon } from "../../ui/icon";
import { useWords, type Words } from "../../words";
import { kindOf, roleWords, type Appearances } from "../assets/data";
import { at } from "../table";
import { Crop } from "./crop";
import { referenceOf, SHAPES } from "./crops";
import { useDecide, type Scope } from "./decide";
import { boxOf, type Point } from "./measures";
import styles from "./pair.module.css";

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
  const keys = (event: KeyboardEvent) => {
    if ((event.target as HTMLElement).matches("input, select, textarea")) return;
    if (event.key === "ArrowRight" || event.key === "j") step(1);
    if (event.key === "ArrowLeft" || event.key === "k") step(-1);
  };
  return (
    <Dialog open onClose={onClose} title={t.consistency.pairTitle(told.name, row.shot)} wide>
      {/* Arrows go on to the next appearance, whatever in here has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div className={styles.pair} role="group" aria-label={row.shot} onKeyDown={keys}>
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
        <Findings point={point} />
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
          <Decisions key={row.frame_id} project={project} asset={told.asset_id} point={point} />
        </div>
      </div>
    </Dialog>
  );
}

const TONES: Record<string, "good" | "bad" | "warn" | "plain"> = {
  passed: "good",
  failed: "bad",
  warned: "warn",
};

function Findings({ point: { row, drift, region } }: { point: Point }) {
  const t = useWords();
  if (!row.checked) return <p className="soft">{t.consistency.notCheckedSaid}</p>;
  return (
    <div className={styles.findings}>
      {drift !== null && (
        <p>
          <strong>{t.consistency.number(drift)}</strong> {t.consistency.driftSaid(drift, region)}
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

function Decisions({ project, asset, point }: { project: string; asset: string; point: Point }) {
  const t = useWords();
  const may = useMay(project)("decide");
  const decide = useDecide(project, asset);
  const [isAllowing, setAllowing] = useState(false);
  const { row } = point;
  const failing = [
    ...new Set(row.findings.filter((one) => one.outcome === "failed" && !one.excused).map((one) => one.rule)),
  ];
  const said = t.common.review[row.review_status as keyof Words["common"]["review"]] ?? row.review_status;
  if (!may || row.render_version === null) {
    return <Badge tone={toneOfReview[row.review_status] ?? "plain"}>{said}</Badge>;
  }
  const allow = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const told = new FormData(event.currentTarget);
    const done = await decide.allow(
      row,
      failing,
      String(told.get("reason")).trim(),
      String(told.get("scope")) as Scope,
    );
    if (done) setAllowing(false);
  };
  return (
    <>
      <span className={styles.decide}>
        <Badge tone={toneOfReview[row.review_status] ?? "plain"}>{said}</Badge>
        {failing.length > 0 && (
          <Button aria-expanded={isAllowing} onClick={() => setAllowing(!isAllowing)}>
            {t.consistency.allow}
          </Button>
        )}
        {row.review_status !== "approved" && (
          <Button look="main" icon={<Icon name="check" />} onClick={() => void decide.approve(row)}>
            {t.consistency.approve}
          </Button>
        )}
      </span>
      {isAllowing && failing.length > 0 && (
        <form className={styles.allow} onSubmit={(event) => void allow(event)}>
          <p>{t.consistency.allowSaid(failing.join(", "))}</p>
          <TextField
            label={t.assets.reason}
            name="reason"
            required
            minLength={3}
            dir="auto"
            autoComplete="off"
          />
          <Select
            label={t.consistency.scope}
            name="scope"
            defaultValue="frame"
            choices={(["version", "frame", "scene"] as const).map((value) => ({
              value,
              label: t.consistency.scopes[value],
            }))}
          />
          <Button look="main" type="submit">
            {t.consistency.allow}
          </Button>
        </form>
      )}
    </>
  );
}
