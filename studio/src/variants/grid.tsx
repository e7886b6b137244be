/** The variants beside each other. One of them is looked at. */
import { useEffect, useRef } from "react";

import { thumbnailAt } from "../api/pictures";
import { Badge, toneOfVerdict } from "../ui/badge";
import { useWords } from "../words";
import { bestOf, COLUMNS, countsNow, isAwaited, placed, sorted, type Answer, type Row } from "./rows";
import styles from "./window.module.css";

const CARD_PX = 200;
const idOf = (row: Row) => `variant-${row.candidate}`;

interface Props {
  project: string;
  answer: Answer;
  row: Row;
  /** The one that it is held against. */
  against: Row | null;
  isDrawing: boolean;
  /** So many are still to come. */
  coming: number;
  onLook(candidate: number): void;
  onMark(candidate: number): void;
  onPick(row: Row): void;
}

export function Grid(props: Props) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const { row, against, answer, coming } = props;
  const { current, before } = sorted(answer.rows);
  useEffect(() => {
    const seen = against ?? row;
    list.current?.querySelector(`#${idOf(seen)}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [row, against]);
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

function List(props: ListProps) {
  const { answer, row, rows, coming, label, begins } = props;
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
      {placed(answer.rows, rows, coming).map((one, at) =>
        one ? (
          <Card key={one.candidate} {...props} one={one} isBest={one.candidate === best} />
        ) : (
          // They have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Coming key={`coming ${at}`} />
        ),
      )}
    </div>
  );
}

function Coming() {
  const t = useWords();
  return (
    <div className={styles.coming} aria-hidden="true">
      <span>{t.variants.coming}</span>
    </div>
  );
}

interface CardProps extends ListProps {
  one: Row;
  isBest: boolean;
}

function Card({ project, answer, row, against, isDrawing, one, isBest, onLook, onMark, onPick }: CardProps) {
  return (
    // The list has the focus, and the window the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={idOf(one)}
      role="option"
      aria-selected={one === row}
      className={styles.card}
      data-against={one === against || undefined}
      onClick={(event) => (event.shiftKey ? onMark(one.candidate) : onLook(one.candidate))}
      onDoubleClick={(event) => !event.shiftKey && onPick(one)}
    >
      <img src={thumbnailAt(project, one.picture, CARD_PX)} alt="" draggable={false} />
      <Caption
        one={one}
        isBest={isBest}
        isAwaited={isAwaited(one, isDrawing)}
        version={answer.frame.render_version}
        heldAgainst={one === against ? row : null}
      />
    </div>
  );
}

interface CaptionProps {
  one: Row;
  isBest: boolean;
  isAwaited: boolean;
  version: number | null;
  heldAgainst: Row | null;
}

/** Its number, what the check says, and what became of it. */
function Caption({ one, isBest, isAwaited: awaited, version, heldAgainst }: CaptionProps) {
  const t = useWords();
  return (
    <span className={styles.caption}>
      <span className={styles.line}>
        <b>{t.variants.one(one.candidate)}</b>
        <Verdict row={one} isAwaited={awaited} />
      </span>
      {one.likeness !== null && <span className={styles.likeness}>{t.assets.likeness(one.likeness)}</span>}
      {heldAgainst && <span className={styles.picked}>{t.variants.against(heldAgainst.candidate)}</span>}
      {isBest && <span className={styles.best}>{t.variants.best}</span>}
      {one.picked_as !== null && (
        <span className={styles.picked}>
          {countsNow(one, version)
            ? t.variants.countsNow(one.picked_as)
            : t.variants.isVersion(one.picked_as)}
        </span>
      )}
    </span>
  );
}

export function Verdict({ row, isAwaited: awaited }: { row: { verdict: string }; isAwaited: boolean }) {
  const t = useWords();
  if (awaited) return <Badge tone="calm">{t.variants.awaited}</Badge>;
  return (
    <Badge tone={toneOfVerdict[row.verdict] ?? "plain"}>
      {t.common.verdict[row.verdict as keyof typeof t.common.verdict] ?? row.verdict}
    </Badge>
  );
}

/** So many stand beside each other where the window has its size. */
export function columnsIn(within: Element | null): number {
  const cards = [...(within?.querySelector("[role=listbox]")?.children ?? [])] as HTMLElement[];
  return cards.filter((one) => one.offsetTop === cards[0]?.offsetTop).length || COLUMNS;
}
