import {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from "react";
import { useLocation } from "wouter";

import { frameThumbnail } from "../../api/pictures";
import type { EntryRow, TimelineAnswer } from "../../api/schema";
import { nameOf, type Film } from "../../player/film";
import type { Transport } from "../../player/transport";
import { usePanelPlace } from "../../player/use-player";
import { useWords, type Words } from "../../words";
import { at } from "../table";
import { Drawn, type Ink } from "./canvas";
import type { Choosing } from "./choosing";
import { inSight } from "./scale";
import styles from "./timeline.module.css";
import { useDragging, type Dragging } from "./use-dragging";
import type { Edits } from "./use-edits";
import type { Strip } from "./use-strip";

const HEIGHT = 88;
/** So many entries are shown each as a thing of its own; where more are in sight, they are drawn. */
export const MOST_SHOWN = 48;

interface Props {
  project: string;
  cut: TimelineAnswer;
  film: Film;
  edits: Edits;
  strip: Strip;
  transport: Transport;
  choosing: Choosing;
  isLet: boolean;
}

export function Entries({ project, cut, film, edits, strip, transport, choosing, isLet }: Props) {
  const t = useWords();
  const { scale, left, width } = strip;
  const rows = useMemo(() => cut.entries.filter((one) => !one.out), [cut.entries]);
  const current = usePanelPlace(transport, film);
  const [from, to] = inSight(rows, left / scale, (left + width) / scale);
  const isMany = to - from > MOST_SHOWN;
  const dragging = useDragging(cut, edits, strip, isLet, choosing, (frame) => transport.seek(frame));
  const lane = useRef<HTMLDivElement>(null);
  useFocusFollows(lane);
  const places = isMany ? [] : Array.from({ length: to - from }, (_, n) => from + n);
  // The entry at the playhead is always there, so that the focus has a place.
  if (rows[current] && !places.includes(current)) places.push(current);
  const acts = useActs({ dragging, choosing });
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.target === event.currentTarget || event.target instanceof HTMLCanvasElement) {
      transport.seek(strip.frameAt(event.clientX));
      choosing.forget();
    }
  };
  const extend = (event: KeyboardEvent<HTMLDivElement>) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way || !event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    choosing.extend(way as 1 | -1);
  };
  return (
    <div
      className={styles.entries}
      role="listbox"
      aria-multiselectable="true"
      aria-orientation="horizontal"
      aria-label={t.timeline.entries}
      ref={lane}
      tabIndex={-1}
      data-keys-go-on // Space plays, wherever in the cut the focus is
      onPointerDown={press}
      onKeyDown={extend}
    >
      {isMany && <Bars rows={rows} from={from} to={to} strip={strip} choosing={choosing} />}
      {places.map((place) => {
        const row = rows[place];
        return row ? (
          <Entry
            key={nameOf(row)}
            project={project}
            row={row}
            place={place}
            of={rows.length}
            scale={scale}
            isCurrent={place === current}
            isChosen={choosing.has(nameOf(row))}
            isAlone={!choosing.isMany}
            isCarried={dragging.carried?.names.includes(nameOf(row)) ?? false}
            isLet={isLet}
            acts={acts}
          />
        ) : null;
      })}
      {dragging.carried && <Target rows={rows} at={dragging.carried.at} scale={scale} />}
    </div>
  );
}

/** Where the entry that is carried would go. */
function Target({ rows, at: place, scale }: { rows: readonly EntryRow[]; at: number; scale: number }) {
  const row = rows[place];
  const last = rows.at(-1);
  const frame = row?.start_frame ?? (last ? last.start_frame + last.duration_frames : 0);
  return <div className={styles.target} style={{ left: frame * scale }} />;
}

interface EntryProps {
  project: string;
  row: EntryRow;
  place: number;
  of: number;
  scale: number;
  isCurrent: boolean;
  isChosen: boolean;
  /** Nobody chose several: the entry at the playhead is the one that is meant. */
  isAlone: boolean;
  isCarried: boolean;
  isLet: boolean;
  acts: Acts;
}

/** What a pointer does to an entry; these stay the same, so that entries are not drawn for nothing. */
interface Acts {
  press(event: PointerEvent<HTMLElement>, row: EntryRow, place: number): void;
  edge(event: PointerEvent<HTMLElement>, row: EntryRow, place: number): void;
  click(event: MouseEvent<HTMLElement>): void;
}

interface Acting {
  dragging: Dragging;
  choosing: Choosing;
}

function useActs(now: Acting): Acts {
  const newest = useRef(now);
  useEffect(() => {
    newest.current = now;
  });
  return useMemo(
    () => ({
      press(event, row, place) {
        const { dragging, choosing } = newest.current;
        if (choosing.press(event, place)) dragging.press(event, row, "entry");
      },
      edge(event, row, place) {
        const { dragging, choosing } = newest.current;
        event.stopPropagation();
        choosing.forget();
        choosing.press({ shiftKey: false, ctrlKey: false, metaKey: false }, place);
        dragging.press(event, row, "edge");
      },
      click(event) {
        const { dragging, choosing } = newest.current;
        if (!dragging.hasMoved()) choosing.only(event);
      },
    }),
    [],
  );
}

const Entry = memo(function Entry(props: EntryProps) {
  const { project, row, place, of, scale, isCurrent, isChosen, isAlone, isCarried, isLet, acts } = props;
  const t = useWords();
  const [, go] = useLocation();
  const wide = row.duration_frames * scale;
  const ends = row.transition_kind === "fade_out";
  return (
    // Keys are those of the page: arrows lead to entries, and act on them.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isAlone ? isCurrent : isChosen}
      data-current={isCurrent || undefined}
      aria-setsize={of}
      aria-posinset={place + 1}
      aria-label={spoken(row, t)}
      className={styles.entry}
      data-review={row.review_status}
      data-carried={isCarried || undefined}
      data-entry={nameOf(row)}
      style={{ left: row.start_frame * scale, width: Math.max(2, wide - 1) }}
      onPointerDown={(event) => acts.press(event, row, place)}
      onClick={acts.click}
      onDoubleClick={() => go(at(project, "frame", row.frame_id))}
    >
      {wide > 26 && row.render_version !== null && (
        <img
          className={styles.thumb}
          alt=""
          draggable={false}
          decoding="async"
          src={frameThumbnail(project, row.frame_id, { version: row.render_version }, 150)}
        />
      )}
      {row.transition_frames > 0 && (
        <span
          className={styles.wedge}
          data-ends={ends || undefined}
          style={{ width: Math.min(row.transition_frames, row.duration_frames) * scale }}
        />
      )}
      {wide > 30 && (
        <span className={styles.label}>
          <b>{row.shot}</b> {wide > 76 && row.seconds.toFixed(1)}
        </span>
      )}
      {isLet && (
        <span
          className={styles.edge}
          title={t.timeline.edge(row.shot)}
          onPointerDown={(event) => acts.edge(event, row, place)}
        />
      )}
    </div>
  );
});

function spoken(row: EntryRow, t: Words): string {
  const review = t.common.review[row.review_status as keyof Words["common"]["review"]] ?? row.review_status;
  const more = [
    t.timeline.entry(row.shot, row.seconds.toFixed(1), review),
    row.transition_kind === "cut" ? "" : t.timeline.transitions[row.transition_kind],
    row.note,
  ];
  return t.timeline.entryMore(...more.filter(Boolean));
}

/** Too many to be things of their own: each is a bar, and those of a pixel share one. */
function Bars({
  rows,
  from,
  to,
  strip,
  choosing,
}: {
  rows: readonly EntryRow[];
  from: number;
  to: number;
  strip: Strip;
  choosing: Choosing;
}) {
  const { scale, left, width } = strip;
  const chosen = useMemo(
    () => new Set(choosing.isMany ? choosing.names : []),
    [choosing.isMany, choosing.names],
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D, ink: Ink) => {
      context.clearRect(0, 0, width, HEIGHT);
      let filled = -1;
      for (let place = from; place < to; place += 1) {
        const row = rows[place];
        if (!row) continue;
        const x = Math.floor(row.start_frame * scale - left);
        const end = Math.floor((row.start_frame + row.duration_frames) * scale - left);
        if (end <= filled) continue;
        const isGood = row.review_status === "approved";
        const isChosen = chosen.has(nameOf(row));
        context.fillStyle = isChosen ? ink.line : isGood ? ink.strong : ink.text;
        context.globalAlpha = isChosen ? 1 : place % 2 ? 0.5 : 0.8;
        context.fillRect(
          Math.max(x, filled),
          4,
          Math.max(1, end - Math.max(x, filled) - (end - x > 3 ? 1 : 0)),
          HEIGHT - 8,
        );
        filled = end;
      }
      context.globalAlpha = 1;
    },
    [rows, from, to, scale, left, width, chosen],
  );
  return <Drawn className={styles.bars} width={width} height={HEIGHT} draw={draw} />;
}

/** Whoever has the focus in the lane keeps it on the entry at the playhead. */
function useFocusFollows(lane: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = lane.current;
    if (!element?.contains(document.activeElement)) return;
    const current = element.querySelector<HTMLElement>("[data-current]");
    if (current !== document.activeElement) current?.focus({ preventScroll: true });
  });
}
