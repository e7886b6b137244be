/** The variant that is looked at, large, or what it is held against, with what is known of the one that is seen. */
import { useRef, type ReactNode } from "react";

import { fileAt, framePicture } from "../api/pictures";
import { nameIn } from "../api/signature";
import { Badge } from "../ui/badge";
import { useAhead } from "../ui/stage/pictures";
import { Stage } from "../ui/stage/stage";
import { useViewing } from "../ui/stage/view";
import { When } from "../ui/when";
import { useWords } from "../words";
import { Verdict } from "./grid";
import { bestOf, countsNow, isAwaited, type Against, type Answer, type Row } from "./rows";
import styles from "./window.module.css";

interface Props {
  project: string;
  shot: string;
  answer: Answer;
  row: Row;
  /** Those that may be looked at next. */
  ahead: readonly Row[];
  against: Against | null;
  /** What it is held against is seen. */
  compares: boolean;
  isDrawing: boolean;
  onFlip(): void;
}

export function Large({ project, shot, answer, row, ahead, against, compares, isDrawing, onFlip }: Props) {
  const t = useWords();
  const viewing = useViewing(answer.frame.frame_id); // all are seen at the same place and as near
  const { frame_id, render_version: version } = answer.frame;
  const now = version === null ? null : framePicture(project, frame_id, { version });
  useAhead([...(now ? [now] : []), ...ahead.slice(0, 9).map((one) => fileAt(project, one.picture))]);
  const other = against && otherOf(against);
  function otherOf({ row: beside, version: asNow }: Against) {
    if (asNow !== null) return { src: now, alt: t.variants.now(asNow), name: t.variants.now(asNow) };
    if (!beside) return null;
    const alt = t.variants.picture(beside.candidate, shot);
    return { src: fileAt(project, beside.picture), alt, name: t.variants.one(beside.candidate) };
  }
  return (
    <div className={styles.large}>
      <Flipping onFlip={against && onFlip}>
        <Stage
          src={fileAt(project, row.picture)}
          alt={t.variants.picture(row.candidate, shot)}
          viewing={viewing}
          second={
            compares && other?.src ? { src: other.src, alt: other.alt, manner: "onion", amount: 1 } : null
          }
        >
          <p className={styles.which} role="status">
            {compares && other ? other.name : t.variants.one(row.candidate)}
          </p>
        </Stage>
      </Flipping>
      <div className={styles.facts}>
        {compares && against && !against.row ? (
          <p className={styles.line}>
            <Verdict row={answer.frame} isAwaited={false} />
            <span className="soft">{t.variants.presentSaid}</span>
          </p>
        ) : (
          <Facts answer={answer} row={(compares && against?.row) || row} isDrawing={isDrawing} />
        )}
        {ahead.length > 1 && <p className={styles.help}>{t.variants.markSaid}</p>}
      </div>
    </div>
  );
}

const MOVED_PX = 5;

/** A click on the picture shows the other one; whoever draws the picture about does not mean that. */
function Flipping({ onFlip, children }: { onFlip: (() => void) | null; children: ReactNode }) {
  const from = useRef({ x: 0, y: 0 });
  return (
    // Space does the same.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={styles.stage}
      onPointerDown={({ clientX: x, clientY: y }) => void (from.current = { x, y })}
      onClick={({ clientX: x, clientY: y }) => {
        if (Math.hypot(x - from.current.x, y - from.current.y) < MOVED_PX) onFlip?.();
      }}
    >
      {children}
    </div>
  );
}

function Facts({ answer, row, isDrawing }: Pick<Props, "answer" | "row" | "isDrawing">) {
  const t = useWords();
  const version = answer.frame.render_version;
  return (
    <>
      <p className={styles.line}>
        <Verdict row={row} isAwaited={isAwaited(row, isDrawing)} />
        {row.likeness !== null && <span>{t.assets.likeness(row.likeness)}</span>}
        {row.candidate === bestOf(answer) && <Badge tone="calm">{t.variants.best}</Badge>}
        {row.picked_as !== null && (
          <Badge>
            {countsNow(row, version)
              ? t.variants.countsNow(row.picked_as)
              : t.variants.isVersion(row.picked_as)}
          </Badge>
        )}
        <span className="soft">
          {t.variants.seed(row.seed)} · <span dir="auto">{nameIn(row.by)}</span>, <When at={row.at} />
        </span>
      </p>
      {!row.is_current && <p className="soft">{t.variants.beforeSaid}</p>}
      {row.findings.length > 0 && (
        <ul>
          {row.findings.map((one) => (
            <li key={`${one.rule} ${one.message}`} dir="auto">
              {one.message}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
