/** How the page is laid out: the picture with its bars on one side, what is known and said of it on the other. */
import { useMemo, useState } from "react";
import { useLocation } from "wouter";

import type { FrameHistoryAnswer, FrameRow, HistoryRow } from "../../api/schema";
import { useMay } from "../../api/session";
import { useViewing } from "../../ui/stage/view";
import { Variants } from "../../variants/variants";
import { useWords } from "../../words";
import { at } from "../table";
import { countingIn } from "./data";
import { useDecisions } from "./decisions";
import { DecisionBar } from "./decision-bar";
import styles from "./desk.module.css";
import { ExceptionDialog } from "./exception-dialog";
import type { Film, usePlace } from "./film";
import { Head } from "./head";
import { HookUp } from "./hook-up";
import { useFrameKeys } from "./keys";
import { look, showCounting, useLooks } from "./look";
import { Panel } from "./panel";
import { PictureSide } from "./picture-side";

export interface DeskProps {
  project: string;
  frame: string;
  film: Film;
  place: ReturnType<typeof usePlace>;
  /** Null while it is read. */
  row: FrameRow | null;
  versions: FrameHistoryAnswer | null;
}

export function Desk({ project, frame, film, place, row, versions }: DeskProps) {
  const t = useWords();
  const [, go] = useLocation();
  const wanted = useLooks((state) => (state.frame === frame ? state.version : null));
  const looksAtVariants = useLooks((state) => state.frame === frame && state.variants);
  const rows = versions?.rows;
  const counting = useMemo(() => countingIn(rows), [rows]);
  const shown: HistoryRow | null =
    rows?.find((one) => wanted !== null && one.render_version === wanted) ?? counting ?? rows?.[0] ?? null;
  const decided = useMemo(
    () => ({
      approved: film.cut.filter((one) => one.review_status === "approved").length,
      of: film.cut.length,
    }),
    [film.cut],
  );
  const viewing = useViewing(frame);
  const may = useMay(project);
  const open = (to: string | null) => to && go(at(project, "frame", to), { replace: true });
  const decisions = useDecisions({ project, frame, row, place, open });

  useFrameKeys({
    project,
    viewing,
    versions: rows ?? [],
    shown,
    counting,
    references: row?.references ?? [],
    place,
    open,
    decisions,
    may,
    leave: () => go(place.from ?? at(project, "board")),
  });

  return (
    <div className={styles.desk} data-frame={frame}>
      <section className={styles.left} aria-label={t.shell.pages.frame}>
        <Head
          project={project}
          frame={frame}
          row={row}
          board={film.rows.get(frame)}
          place={place}
          decided={decided}
          onOpen={open}
        />
        <PictureSide
          project={project}
          frame={frame}
          row={row}
          rows={rows ?? null}
          shown={shown}
          counting={counting}
          viewing={viewing}
          names={film.names}
          mayDraw={may("comment")}
          onSwipe={(to) => open(to === 1 ? place.next : place.previous)}
        />
        <HookUp project={project} frame={frame} cut={film.cut} onOpen={open} />
      </section>
      <aside className={styles.right} aria-label={t.frame.tabsLabel}>
        <DecisionBar
          project={project}
          row={row}
          shown={shown}
          counting={counting}
          decisions={decisions}
          may={may}
        />
        <Panel
          project={project}
          frame={frame}
          row={row}
          shown={shown}
          counting={counting}
          names={film.names}
          decisions={decisions}
          may={may}
        />
      </aside>
      {row && <ExceptionDialog row={row} decisions={decisions} />}
      {looksAtVariants && row && row.review_status !== "omitted" && (
        <Variants
          project={project}
          frame={frame}
          shot={row.shot}
          onClose={() => look({ variants: false })}
          onPicked={() => showCounting(frame)}
        />
      )}
      <Announcer frame={frame} row={row} at={place.at} of={place.of} />
    </div>
  );
}

/** Says which frame is shown, after it changed; not on arrival, when the page says it itself. */
function Announcer({
  frame,
  row,
  at: number,
  of,
}: {
  frame: string;
  row: FrameRow | null;
  at: number;
  of: number;
}) {
  const t = useWords();
  const [first] = useState(frame);
  const said =
    row && frame !== first
      ? t.frame.told(row.shot, t.common.review[row.review_status as keyof typeof t.common.review], number, of)
      : "";
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
