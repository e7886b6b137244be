/** The picture, what stands on it, what it is compared with, and its bar. */
import { useQuery } from "@tanstack/react-query";

import { fileAt } from "../../api/pictures";
import type { FrameRow, HistoryRow, ReviewReference } from "../../api/schema";
import { useDraft } from "../../ui/drafts";
import { useWords } from "../../words";
import { DrawingLayer } from "../../ui/stage/drawing-layer";
import { DrawingTools } from "../../ui/stage/drawing-tools";
import { MarksLayer } from "../../ui/stage/marks-layer";
import { Stage, type Second } from "../../ui/stage/stage";
import type { Size, Viewing } from "../../ui/stage/view";
import { standsLeft } from "./against";
import { CompareBar } from "./compare-bar";
import { checkOf, pictureOf } from "./data";
import { DrawnMarks, DrawnSwitch } from "./drawn";
import { look, useLooks, usePencilOfPage, type Against } from "./look";
import { boxOf } from "./measured";
import { lockName } from "./references";
import styles from "./picture-side.module.css";
import { VersionBar } from "./version-bar";

interface Props {
  project: string;
  frame: string;
  row: FrameRow | null;
  rows: readonly HistoryRow[] | null;
  shown: HistoryRow | null;
  counting: HistoryRow | null;
  viewing: Viewing;
  names: ReadonlyMap<string, string>;
  mayDraw: boolean;
  onSwipe(to: 1 | -1): void;
}

export function PictureSide(props: Props) {
  const { project, frame, row, rows, shown, counting, viewing, names, mayDraw, onSwipe } = props;
  const t = useWords();
  const state = useLooks();
  const isHere = state.frame === frame;
  const against = isHere ? state.against : null;
  const isCounting = shown?.render_version === counting?.render_version;
  const draws = isHere && state.draws && isCounting && mayDraw;
  const [draft, change] = useDraft(project, frame);
  const [pencil, setPencil] = usePencilOfPage();
  const src = shown?.is_there ? pictureOf(project, shown) : null;
  const other =
    against && otherOf(project, against, rows ?? [], t.frame.versionLong, names, row?.references ?? []);
  const isLeft = against === null || standsLeft(against, rows ?? [], shown);
  const alt = shown ? t.frame.picture(row?.shot ?? "", shown.render_version ?? 0, row?.action ?? "") : "";
  const second: Second | null =
    other && state.manner !== "side"
      ? { ...other, manner: state.manner, amount: state.amount, side: isLeft ? "left" : "right" }
      : null;
  const beside = other && state.manner === "side" && (
    <Stage key="beside" src={other.src} alt={other.alt} viewing={viewing} onSwipe={onSwipe} follows />
  );

  const overlay = (size: Size) => (
    <>
      <FoundBox project={project} frame={frame} version={shown?.render_version ?? null} size={size} />
      {!draws && !against && <DrawnMarks row={row} shown={shown} size={size} />}
      {draws ? (
        <DrawingLayer
          size={size}
          pencil={pencil}
          strokes={draft.strokes}
          onChange={(strokes) => change({ strokes, drawnOn: shown?.render_version ?? null })}
        />
      ) : (
        draft.strokes.marks.length > 0 &&
        draft.drawnOn === shown?.render_version && <MarksLayer marks={draft.strokes.marks} size={size} />
      )}
    </>
  );

  return (
    <div className={styles.side}>
      <div className={styles.stages} data-two={other && state.manner === "side" ? true : undefined}>
        {isLeft && beside}
        <Stage
          key="shown"
          src={src}
          alt={alt}
          viewing={viewing}
          second={second}
          overlay={overlay}
          onSwipe={onSwipe}
        >
          {rows && !src && (
            <p className={styles.missing}>{shown && !shown.is_there ? t.frame.gone : t.frame.unrendered}</p>
          )}
          {shown?.draft && src && (
            <p className={styles.draft} title={t.frame.draftSaid}>
              {t.frame.versionLong(shown.render_version ?? 0)}
            </p>
          )}
          {draws && (
            <DrawingTools
              pencil={pencil}
              onPencil={setPencil}
              strokes={draft.strokes}
              onChange={(strokes) => change({ strokes, drawnOn: shown?.render_version ?? null })}
              onDone={() => look({ draws: false })}
            />
          )}
        </Stage>
        {!isLeft && beside}
        {other && (
          <Captions
            other={other.alt}
            shown={shown ? t.frame.versionLong(shown.render_version ?? 0) : ""}
            isLeft={isLeft}
          />
        )}
        {src && !draws && !against && <DrawnSwitch row={row} shown={shown} />}
        {second?.manner === "wipe" && <Divider viewing={viewing} amount={state.amount} isLeft={isLeft} />}
        {against && (
          <CompareBar
            project={project}
            rows={rows ?? []}
            shown={shown}
            row={row}
            against={against}
            names={names}
            isLeft={isLeft}
          />
        )}
      </div>
      <VersionBar
        rows={rows ?? []}
        shown={shown}
        counting={counting}
        row={row}
        viewing={viewing}
        mayDraw={mayDraw}
      />
    </div>
  );
}

/** Which picture is which. */
function Captions({ other, shown, isLeft }: { other: string; shown: string; isLeft: boolean }) {
  const [first, second] = isLeft ? [other, shown] : [shown, other];
  return (
    <div className={styles.captions} dir="ltr">
      <span dir="auto">{first}</span>
      <span dir="auto">{second}</span>
    </div>
  );
}

function otherOf(
  project: string,
  against: Against,
  rows: readonly HistoryRow[],
  called: (version: number) => string,
  names: ReadonlyMap<string, string>,
  locks: readonly ReviewReference[],
): { src: string; alt: string } | null {
  if (against.kind === "lock") {
    const lock = locks.find((one) => one.path === against.path);
    return { src: fileAt(project, against.path), alt: lock ? lockName(lock, names) : against.path };
  }
  const row = rows.find((one) => one.render_version === against.version);
  return row?.is_there ? { src: pictureOf(project, row), alt: called(against.version) } : null;
}

/** Where a finding is in the picture. */
function FoundBox({
  project,
  frame,
  version,
  size,
}: {
  project: string;
  frame: string;
  version: number | null;
  size: Size;
}) {
  const chosen = useLooks((state) => (state.frame === frame ? state.finding : null));
  const { data } = useQuery(checkOf(project, frame, version));
  const finding = chosen === null ? undefined : data?.findings[chosen];
  const box = finding && boxOf(finding);
  if (!box) return null;
  const [left, top, right, bottom] = box;
  return (
    <svg className={styles.found} viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true">
      <path
        className={styles.shade}
        fillRule="evenodd"
        d={`M0 0H${size.width}V${size.height}H0ZM${left} ${top}V${bottom}H${right}V${top}Z`}
      />
      <rect
        x={left}
        y={top}
        width={right - left}
        height={bottom - top}
        className={styles.frame}
        strokeWidth={size.width / 500}
      />
    </svg>
  );
}

/** The line between two pictures: dragged, or moved by keys. */
function Divider({ viewing, amount, isLeft }: { viewing: Viewing; amount: number; isLeft: boolean }) {
  const t = useWords();
  const { picture, room, view } = viewing;
  const scale = Math.min(room.width / (picture.width || 1), room.height / (picture.height || 1), 4);
  const width = picture.width * scale * view.zoom;
  const left = room.width / 2 - view.x * width;
  const place = isLeft ? amount : 1 - amount;
  const to = (clientX: number, stage: Element) => {
    const at = (clientX - stage.getBoundingClientRect().left - left) / (width || 1);
    put(at);
  };
  const put = (at: number) => {
    const held = Math.min(Math.max(at, 0), 1);
    look({ amount: isLeft ? held : 1 - held });
  };
  return (
    <div
      className={styles.divider}
      style={{ insetInlineStart: `${left + place * width}px` }}
      role="slider"
      tabIndex={0}
      aria-label={t.frame.amount.wipe}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(place * 100)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        const stage = event.currentTarget.parentElement;
        if (stage && event.currentTarget.hasPointerCapture(event.pointerId)) to(event.clientX, stage);
      }}
      onKeyDown={(event) => {
        const way = { ArrowLeft: -0.02, ArrowRight: 0.02, Home: -1, End: 1 }[event.key];
        if (way === undefined || event.shiftKey) return;
        event.preventDefault();
        event.stopPropagation();
        put(place + way);
      }}
    />
  );
}
