/** The board: toolbar, cards, and what can be done with them. */
import { Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useLocation, useSearch } from "wouter";

import { frameOf, type Board, type BoardRow } from "../../api/board";
import { keepReel, lookAt } from "../../api/reel";
import { useMay } from "../../api/session";
import { patient } from "../../live/patient";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Menu } from "../../ui/menu";
import { Empty, Failed } from "../../ui/state";
import { say } from "../../ui/toast";
import { Variants } from "../../variants/variants";
import { useWords } from "../../words";
import { at } from "../table";
import { AllPassed } from "./all-passed";
import { useBoardKeys } from "./board-keys";
import { idOf } from "./card";
import { useDecisions } from "./decisions";
import { Dock } from "./dock";
import { useDrawing } from "./drawing";
import {
  addressOf,
  countsOf,
  filterOf,
  isFiltered,
  NO_FILTER,
  shownRows,
  turned,
  type Filter,
} from "./filter";
import { Grid } from "./grid";
import { layoutOf } from "./layout";
import { menuItems } from "./menu-items";
import { planned, stepped } from "./moves";
import { NextStep } from "./next";
import { NoteDialog } from "./note-dialog";
import { useFilm, useRoom } from "./room";
import { useFound } from "./search";
import { actedOn, settle, useBoard } from "./store";
import { Toolbar } from "./toolbar";
import { useBoardCut } from "./use-board-cut";
import { useDrag } from "./use-drag";
import styles from "./view.module.css";

type Asked =
  | { kind: "retake" | "comment"; cards: readonly string[] }
  | { kind: "all passed"; rows: readonly BoardRow[]; isWhole: boolean }
  | { kind: "menu"; at: { x: number; y: number } | DOMRect }
  | { kind: "film"; start: string }
  | { kind: "variants"; card: string };

const FilmPlayer = patient(async () => ({ default: (await import("../../player/player")).FilmPlayer }));

export function BoardView({ project, board }: { project: string; board: Board }) {
  const t = useWords();
  const may = useMay(project);
  const [, go] = useLocation();
  const address = useSearch();
  const filter = useMemo(() => filterOf(address), [address]);
  const [file, setFile] = useState<File | null>(null);
  const { found, meant, isSeeking, error } = useFound(project, filter, board, file);
  const [isOver, setOver] = useState(false);
  const [asked, ask] = useState<Asked | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const film = useFilm(project);
  const drawing = useDrawing(project);
  const size = useBoard((state) => state.size);
  const rows = useMemo(() => shownRows(filter, board, found), [filter, board, found]);
  const counts = useMemo(() => countsOf(filter, board, found), [filter, board, found]);
  const isShown = !error && (rows.length > 0 || isSeeking);
  const room = useRoom(scroller, film.aspect, isShown);
  const isAlike = found.alike !== undefined;
  const layout = useMemo(() => layoutOf(rows, size, room, isAlike), [rows, size, room, isAlike]);
  const scenes = useMemo(() => new Map(board.scenes.map((scene) => [scene.scene_id, scene])), [board.scenes]);
  const look = useMemo(
    () => ({ project, size, cardWidth: layout.cardWidth, fps: film.fps, drawing }),
    [project, size, layout.cardWidth, film.fps, drawing],
  );
  useSettled(layout.cards, layout.place);
  useEffect(() => {
    const frames = [...new Set(layout.rows.map((row) => row.frame_id))];
    lookAt({ project, frames, from: at(project, "board") + (address ? `?${address}` : "") });
  }, [project, layout.rows, address]);

  const { make } = useDecisions(project);
  const cut = useBoardCut(project);
  const canMove = may("decide") && !isAlike;
  const move = (put: ReturnType<typeof planned>) => {
    if (isAlike) say({ text: t.board.notSorted, name: "cut" });
    else if (put && may("decide")) void cut.move(put);
  };
  const [ghost, mark] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const drag = useDrag({
    scroller,
    ghost,
    mark,
    layout,
    canMove,
    carrying: t.board.carrying,
    onDrop: (moving, gap) => move(planned(layout.cards, new Set(moving), gap.at, gap.isAfter)),
    onLongPress: (x, y) => ask({ kind: "menu", at: { x, y } }),
  });
  const cards = () => actedOn(layout.cards);
  const noteOn = (kind: "retake" | "comment") => () => {
    if (cards().length > 0) ask({ kind, cards: cards() });
  };
  const open = (card = useBoard.getState().cursor) => {
    if (!card) return;
    keepReel();
    go(at(project, "frame", frameOf(card)));
  };
  const acts = {
    approve: () => void make("approve", cards()),
    retake: noteOn("retake"),
    note: noteOn("comment"),
    open: () => open(),
    play: () => ask({ kind: "film", start: useBoard.getState().cursor }),
    variants: () => {
      const [row] = rowsOf([useBoard.getState().cursor]);
      if (row && !row.omitted) ask({ kind: "variants", card: useBoard.getState().cursor });
    },
    menu: (where: DOMRect) => ask({ kind: "menu", at: where }),
  };
  const show = (next: Filter) => {
    const query = addressOf(next);
    go(at(project, "board") + (query ? `?${query}` : ""), { replace: true });
  };
  const showAll = () => {
    setFile(null);
    show(filterOf(""));
  };
  const does = {
    ...acts,
    menuHere: () => {
      const card = document.getElementById(idOf(useBoard.getState().cursor));
      ask({ kind: "menu", at: (card ?? scroller.current ?? document.body).getBoundingClientRect() });
    },
    moveInCut: (by: -1 | 1) => move(stepped(layout.cards, new Set(cards()), by)),
    undo: cut.undo,
    redo: cut.redo,
  };
  useBoardKeys({ layout, scroller, does, mayDecide: may("decide"), mayComment: may("comment") });
  const rowsOf = (some: readonly string[]) =>
    some.flatMap((card) => layout.rows[layout.place.get(card) ?? -1] ?? []);
  const shotOf = (card: string | undefined) => layout.rows[layout.place.get(card ?? "") ?? -1]?.shot ?? "";

  return (
    <div
      className={styles.board}
      data-drops={isOver ? t.board.dropPicture : undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files") || document.querySelector("[role=dialog]")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) {
          setOver(false);
        }
      }}
      onDrop={(event) => {
        setOver(false);
        const [picture] = [...event.dataTransfer.files].filter((one) => one.type.startsWith("image/"));
        if (!picture || document.querySelector("[role=dialog]")) return; // what stands above takes none
        event.preventDefault();
        setFile(picture);
      }}
    >
      <h1 className="visually-hidden">{t.shell.pages.board}</h1>
      <Toolbar
        board={board}
        filter={filter}
        counts={counts}
        fileName={file?.name ?? ""}
        onFilter={show}
        onFile={setFile}
      >
        <span className={styles.count} role="status">
          {isSeeking ? t.common.loading : t.board.shownOf(layout.rows.length, board.totals.frames)}
        </span>
        {may("decide") && (board.totals.needs["decision"] ?? 0) > 0 && (
          <Button
            icon={<Icon name="check" />}
            onClick={() => {
              const { selected } = useBoard.getState();
              const isSome = selected.size > 0 || isFiltered(filter) || file !== null;
              const about = selected.size > 0 ? rowsOf(cards()) : layout.rows;
              ask({ kind: "all passed", rows: about, isWhole: !isSome });
            }}
          >
            {t.board.allPassed}
          </Button>
        )}
        <NextStep project={project} />
      </Toolbar>
      {error ? (
        <Failed error={error} />
      ) : !isShown ? (
        <Empty title={t.board.noneFits}>
          <p>{t.board.noneFitsSaid}</p>
          {meant && (
            <Button look="main" onClick={() => show({ ...filter, words: meant })}>
              {t.board.meant(meant)}
            </Button>
          )}
          <Button onClick={showAll}>{t.board.clear}</Button>
        </Empty>
      ) : (
        <Grid
          scroller={scroller}
          layout={layout}
          scenes={scenes}
          look={look}
          onOpen={open}
          onMenu={(x, y) => ask({ kind: "menu", at: { x, y } })}
          drag={drag}
        >
          <div ref={mark} className={styles.mark} hidden />
        </Grid>
      )}
      <Dock layout={layout} acts={acts} mayDecide={may("decide")} mayComment={may("comment")} />
      <div ref={ghost} className={styles.ghost} hidden aria-hidden="true">
        <img alt="" />
        <span />
      </div>
      {asked?.kind === "film" && (
        <Suspense>
          <FilmPlayer project={project} start={asked.start} onClose={() => ask(null)} />
        </Suspense>
      )}
      {asked?.kind === "menu" && (
        <Menu
          label={t.board.moreActs}
          at={asked.at}
          onClose={() => ask((now) => (now?.kind === "menu" ? null : now))}
          items={menuItems({
            t,
            acts,
            cut: canMove ? cut : null,
            cards: cards(),
            rows: rowsOf(cards()),
            mayDecide: may("decide"),
            mayComment: may("comment"),
            onlyScene: () => {
              const row = layout.rows[layout.place.get(cards()[0] ?? "") ?? -1];
              if (row) show(turned({ ...filter, scenes: [] }, "scenes", row.scene_id));
            },
            moreLike: () => {
              setFile(null);
              show({ ...NO_FILTER, like: frameOf(cards()[0] ?? "") });
            },
          })}
        />
      )}
      {(asked?.kind === "retake" || asked?.kind === "comment") && (
        <NoteDialog
          kind={asked.kind}
          project={project}
          frames={asked.cards.map(frameOf)}
          shot={shotOf(asked.cards[0])}
          onClose={() => ask(null)}
          onSend={(note) => make(asked.kind as "retake", asked.cards, note)}
        />
      )}
      {asked?.kind === "variants" && (
        <Variants
          project={project}
          frame={frameOf(asked.card)}
          shot={shotOf(asked.card)}
          onClose={() => ask(null)}
        />
      )}
      {asked?.kind === "all passed" && (
        <AllPassed project={project} rows={asked.rows} isWhole={asked.isWhole} onClose={() => ask(null)} />
      )}
    </div>
  );
}

/** The cursor and what is chosen follow what is shown. */
function useSettled(cards: readonly string[], place: ReadonlyMap<string, number>): void {
  const before = useRef<readonly string[]>(cards);
  useEffect(() => {
    settle(before.current, cards, place);
    before.current = cards;
  }, [cards, place]);
}
