import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";

import { timelineOf } from "../../api/queries";
import type { AudioRow, EntryRow, MarkerRow, TimelineAnswer } from "../../api/schema";
import { useMay } from "../../api/session";
import { useKeys } from "../../keys/use-keys";
import { Controls, useShown } from "../../player/controls";
import { filmOf, nameOf, panelAt } from "../../player/film";
import { Screen } from "../../player/screen";
import { useFollowing, useLeading } from "../../player/sharing";
import { animaticOf, usePanelPlace, usePlayer } from "../../player/use-player";
import { Empty, Failed, Loading } from "../../ui/state";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import { at, type PageProps } from "../table";
import { useChoosing, type Choosing } from "./choosing";
import { MarkerDialog, SoundDialog } from "./dialogs";
import { placeBeside } from "./edits";
import { focusCut } from "./focus";
import { Inspector } from "./inspector";
import { InspectorOfMany, secondsOfAll } from "./inspector-many";
import { Lanes } from "./strip";
import styles from "./timeline.module.css";
import { Tools } from "./tools";
import { useEdits, type Edits } from "./use-edits";
import { useStrip, type Strip } from "./use-strip";

export default function Page(props: PageProps) {
  const t = useWords();
  const { data, error, refetch } = useQuery(timelineOf(props.project));
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.data.entries.some((one) => !one.out)) return <Empty title={t.timeline.empty} />;
  return <Timeline {...props} now={data.data} />;
}

type Opened =
  { kind: "marker"; marker: MarkerRow; isNew: boolean } | { kind: "sound"; sound: AudioRow } | null;

function Timeline({ project, rest, now }: PageProps & { now: TimelineAnswer }) {
  const t = useWords();
  const may = useMay(project);
  const isLet = may("decide");
  const told = useQuery(animaticOf(project)).data;
  const edits = useEdits(project, now);
  const film = useMemo(() => filmOf(edits.shown, told), [edits.shown, told]);
  const player = usePlayer(project, film, rest);
  const { transport } = player;
  useLeading(transport, film);
  useFollowing(transport, film);
  const [shown, show] = useShown();
  const [strip, attach] = useStrip(film.length, transport);
  const stage = useRef<HTMLDivElement>(null);
  const [opened, open] = useState<Opened>(null);
  const place = usePanelPlace(transport, film);
  const rows = useMemo(() => edits.shown.entries.filter((one) => !one.out), [edits.shown.entries]);
  const row = rows[place];

  const here = () => {
    const { frame } = transport.get();
    const panel = film.panels[panelAt(film, frame)];
    return { entry: panel?.name ?? "", offset: frame - (panel?.start ?? 0) };
  };
  const seek = (frame: number) => transport.seek(frame);
  /** The entry is so much longer: who looks at what comes behind it goes on looking at that. */
  const follow = (one: EntryRow, by: number) => {
    const { frame } = transport.get();
    if (frame >= one.start_frame + one.duration_frames) seek(frame + by);
  };
  const choosing = useChoosing(rows, place, seek);
  const does = useActs({ project, rows, edits, choosing, here, open, seek });
  const sound = (file: File, frame: number) => {
    const panel = film.panels[panelAt(film, frame)];
    void edits.sound(file, panel?.name ?? "", Math.max(0, frame - (panel?.start ?? 0)));
  };
  const step = (direction: 1 | -1) => transport.stepPanel(direction);
  useTimelineKeys({ strip, edits, isLet, row: opened ? undefined : row, choosing, does, step });

  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">{t.timeline.lanes}</h1>
      <p className="visually-hidden" role="status">
        {choosing.isMany && t.timeline.chosen(choosing.rows.length, secondsOfAll(choosing.rows))}
      </p>
      <div className={styles.top}>
        <div className={styles.stage} ref={stage}>
          <Screen project={project} film={film} transport={transport} captions={shown.captions} />
        </div>
        {choosing.isMany && (
          <InspectorOfMany
            rows={choosing.rows}
            rate={film.rate}
            edits={edits}
            isLet={isLet}
            move={does.move}
            forget={choosing.forget}
          />
        )}
        {row && !choosing.isMany && (
          <Inspector
            project={project}
            row={row}
            rate={film.rate}
            edits={edits}
            isLet={isLet}
            split={does.split}
            move={does.move}
            follow={follow}
          />
        )}
      </div>
      <Controls
        player={player}
        film={film}
        shown={shown}
        show={show}
        stage={stage}
        isBehind={opened !== null}
      >
        <Tools
          edits={edits}
          strip={strip}
          isLet={isLet}
          mark={does.mark}
          sound={(file) => sound(file, transport.get().frame)}
        />
      </Controls>
      <Lanes
        project={project}
        film={film}
        edits={edits}
        strip={strip}
        attach={attach}
        transport={transport}
        choosing={choosing}
        isLet={isLet}
        openMarker={(marker) => {
          transport.seek(marker.frame);
          if (isLet) open({ kind: "marker", marker, isNew: false });
        }}
        openSound={(one) => open({ kind: "sound", sound: one })}
        drop={sound}
      />
      {opened?.kind === "marker" && (
        <MarkerDialog {...opened} project={project} cut={edits.cut} onClose={() => open(null)} />
      )}
      {opened?.kind === "sound" && (
        <SoundDialog
          sound={opened.sound}
          offset={opened.sound.first_frame - startOf(rows, opened.sound.entry)}
          uses={edits.shown.audio.filter((one) => one.path === opened.sound.path).length}
          cut={edits.cut}
          rate={film.rate}
          here={here()}
          isLet={isLet}
          onClose={() => open(null)}
        />
      )}
    </div>
  );
}

const startOf = (rows: readonly EntryRow[], name: string): number =>
  rows.find((one) => nameOf(one) === name)?.start_frame ?? 0;

interface Acting {
  project: string;
  rows: readonly EntryRow[];
  edits: Edits;
  choosing: Choosing;
  here(): { entry: string; offset: number };
  open(what: Opened): void;
  seek(frame: number): void;
}

interface Acts {
  split(): void;
  move(direction: 1 | -1): void;
  mark(): void;
  look(): void;
}

/** What keys and buttons do to the entry at the playhead. */
function useActs({ project, rows, edits, choosing, here, open, seek }: Acting): Acts {
  const t = useWords();
  const [, go] = useLocation();
  return {
    split() {
      const { entry, offset } = here();
      const row = rows.find((one) => nameOf(one) === entry);
      if (!row || offset === 0) {
        const text = row?.duration_frames === 1 ? t.timeline.tooShort : t.timeline.atEdge;
        say({ text, name: "split" });
        return;
      }
      const still = (cut: TimelineAnswer) =>
        cut.entries.some((one) => nameOf(one) === entry && one.duration_frames === row.duration_frames);
      void edits.cut.mutate("split", { selectors: [entry], at: String(offset) }, { still });
    },
    move(direction) {
      const { names } = choosing;
      const place = placeBeside(edits.shown, names, direction);
      if (place) seek(edits.move(names, place));
    },
    mark() {
      const { entry, offset } = here();
      const name = t.timeline.markerNew(edits.shown.markers.length + 1);
      const marker = { name, at: "", frame: 0, color: "green", note: "", entry, offset };
      open({ kind: "marker", marker, isNew: true });
    },
    look() {
      const row = rows.find((one) => nameOf(one) === here().entry);
      if (row) go(at(project, "frame", row.frame_id));
    },
  };
}

interface Keyed {
  strip: Strip;
  edits: Edits;
  isLet: boolean;
  /** The entry at the playhead; none where something stands above the lanes. */
  row: EntryRow | undefined;
  choosing: Choosing;
  does: Acts;
  step(direction: 1 | -1): void;
}

function useTimelineKeys({ strip, edits, isLet, row, choosing, does, step }: Keyed): void {
  const { timeline: t, player, common } = useWords();
  const nudge = (by: number) => () => {
    if (row) edits.nudge(row, by);
  };
  const looking = [
    { keys: ["+", "="], does: t.zoomIn, run: () => strip.zoom(1.5) },
    { keys: "-", does: t.zoomOut, run: () => strip.zoom(1 / 1.5) },
    { keys: "Shift+f", does: t.fit, run: strip.fit },
    { keys: "ArrowUp", does: player.panelBack, run: () => step(-1) },
    { keys: "ArrowDown", does: player.panelOn, run: () => step(1) },
    { keys: "Enter", does: t.openFrame, run: does.look },
  ];
  // One entry is made longer or split; several are held, moved and taken out together.
  const ofOne = [
    { keys: "[", does: t.shorter, run: nudge(-1) },
    { keys: "]", does: t.longer, run: nudge(1) },
    { keys: "{", does: t.muchShorter, run: nudge(-10) },
    { keys: "}", does: t.muchLonger, run: nudge(10) },
    { keys: "s", does: t.split, run: does.split },
  ];
  const ofMany = [{ keys: "Escape", does: t.chooseNone, run: choosing.forget }];
  const cutting = [
    ...(choosing.isMany ? ofMany : ofOne),
    { keys: "Shift+ArrowLeft", does: t.chooseBack, run: () => step(-1) },
    { keys: "Shift+ArrowRight", does: t.chooseOn, run: () => step(1) },
    { keys: "Alt+ArrowLeft", does: t.earlier, run: () => does.move(-1) },
    { keys: "Alt+ArrowRight", does: t.later, run: () => does.move(1) },
    { keys: "Delete", does: t.takeOut, run: () => edits.takeOut(choosing.names) },
    { keys: "m", does: t.marker, run: does.mark },
    { keys: "Mod+z", does: common.undo, run: edits.undo },
    { keys: "Mod+Shift+z", does: common.redo, run: () => void edits.cut.redo() },
  ];
  const inCut = cutting.map((one) => ({
    ...one,
    run() {
      focusCut();
      one.run();
    },
  }));
  useKeys(t.keys, !row ? [] : isLet ? [...looking, ...inCut] : looking);
}
