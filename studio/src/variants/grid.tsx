/** The variants beside each other. One of them is looked at. */
import { useEffect, useRef } from "react";

import { thumbnailAt } from "../api/pictures";
import { Badge, toneOfVerdict } from "../ui/badge";
import { useWords } from "../words";
import { bestOf, sorted, type Answer, type Row } from "./rows";
import styles from "./window.module.css";

const CARD_PX = 200;
const idOf = (row: Row) => `variant-${row.candidate}`;

interface Props {
  project: string;
  answer: Answer;
  row: Row;
  /** So many are still to come. */
  coming: number;
  onLook(candidate: number): void;
  onPick(row: Row): void;
}

export function Grid(props: Props) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const { row, answer, coming } = props;
  const { current, before } = sorted(answer.rows);
  useEffect(() => {
    list.current?.querySelector(`#${idOf(row)}`)?.scrollIntoView({ block: "nearest" });
  }, [row]);
  return (
    <div ref={list} className={styles.list}>
      {current.length + coming > 0 && <List {...props} rows={current} label={t.variants.open} begins />}
      {before.length > 0 && (
        <details className={styles.before} open={!row.is_current || undefined}>
          <summary>{t.variants.before(before.length)}</summary>
          <List
            {...props}
            rows={before}
            coming={0}
            label={t.variants.before(before.length)}
            begins={current.length === 0}
          />
        </details>
      )}
    </div>
  );
}

interface ListProps extends Props {
  rows: readonly Row[];
  label: string;
  /** Whoever opens the window begins here. */
  begins: boolean;
}

function List({ project, answer, row, rows, coming, label, begins, onLook, onPick }: ListProps) {
  const t = useWords();
  const best = bestOf(answer);
  return (
    <div
      className={styles.grid}
      role="listbox"
      tabIndex={0}
      {...(begins ? { "data-begins": "" } : {})}
      aria-label={label}
      aria-activedescendant={rows.includes(row) ? idOf(row) : undefined}
    >
      {rows.map((one) => (
        // The list has the focus, and the window the keys.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={one.candidate}
          id={idOf(one)}
          role="option"
          aria-selected={one.candidate === row.candidate}
          className={styles.card}
          onClick={() => onLook(one.candidate)}
          onDoubleClick={() => onPick(one)}
        >
          <img src={thumbnailAt(project, one.picture, CARD_PX)} alt="" draggable={false} />
          <Caption one={one} isBest={one.candidate === best} />
        </div>
      ))}
      {Array.from({ length: coming }, (_, at) => (
        // They have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={`coming ${at}`} className={styles.coming} aria-hidden="true">
          <span>{t.variants.coming}</span>
        </div>
      ))}
    </div>
  );
}

/** Its number, what the check says, and what became of it. */
function Caption({ one, isBest }: { one: Row; isBest: boolean }) {
  const t = useWords();
  return (
    <span className={styles.caption}>
      <span className={styles.line}>
        <b>{t.variants.one(one.candidate)}</b>
        <Badge tone={toneOfVerdict[one.verdict] ?? "plain"}>
          {t.common.verdict[one.verdict as keyof typeof t.common.verdict] ?? one.verdict}
        </Badge>
      </span>
      {one.likeness !== null && <span>{t.assets.likeness(one.likeness)}</span>}
      {isBest && <span className={styles.best}>{t.variants.best}</span>}
      {one.picked_as !== null && <span className={styles.picked}>{t.variants.isVersion(one.picked_as)}</span>}
    </span>
  );
}
