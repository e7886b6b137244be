/** A script that is read: its scenes, its page, and the panels of what is chosen. */
import { useEffect, useMemo, useRef, useState, type DragEvent, type ReactNode } from "react";

import type { BoardRow } from "../../api/board";
import { useWords } from "../../words";
import { blocksOf, read } from "./fountain";
import { Panels } from "./panels";
import { pageOf, type Page } from "./parts";
import { useScriptKeys } from "./keys";
import { chosenAt, chosenFrame, NOTHING, sceneAt, type Chosen } from "./places";
import type { ScriptFacts, ScriptFramesAnswer, ScriptLines, ShowScriptAnswer } from "./queries";
import { Reading, type ReadingHandle } from "./reading";
import { SceneChoice, SceneList } from "./scene-list";
import { useSearch } from "./search";
import { Told } from "./told";
import { Toolbar } from "./toolbar";
import styles from "./view.module.css";

interface Props {
  project: string;
  scripts: readonly ScriptFacts[];
  shown: ShowScriptAnswer;
  map: ScriptFramesAnswer;
  rows: ReadonlyMap<string, BoardRow>;
  /** What stands at the end of the bar. */
  acts?: ReactNode;
  /** What has to be known of how this script is written. */
  note?: string;
  /** The line to begin at where it is not 0, and then the one that is chosen, else the first in sight. */
  place: number;
  onPlace(line: number): void;
  /** A file was dropped on the page. */
  onFile?(file: File): void;
}

export function ScriptView({
  project,
  scripts,
  shown,
  map,
  rows,
  acts,
  note = "",
  place,
  onPlace,
  onFile,
}: Props) {
  const t = useWords();
  const { text, blocks, lines, at } = useMemo(() => page(shown, map.lines), [shown, map.lines]);
  const search = useSearch(text);
  const reading = useRef<ReadingHandle>(null);
  const [chosen, choose] = useState<Chosen>(() => begunAt(lines, place));
  const [reads, setReads] = useState(1);
  const here = sceneAt(lines, chosen.line || reads)?.scene_id ?? "";
  const first = useRef(chosen.line);
  useEffect(() => {
    if (first.current) reading.current?.reveal(first.current);
  }, []);

  useEffect(() => {
    onPlace(chosen.line || reads);
  }, [onPlace, chosen.line, reads]);

  const show = (found: Chosen) => {
    choose(found);
    if (found.line) reading.current?.reveal(found.line);
  };
  const toLine = (line: number) => show(chosenAt(lines, line));
  const drop = useDrop(onFile);
  useScriptKeys({ project, lines, blocks, chosen, reads, show, toLine });

  return (
    // Whoever drops nothing has a button in the bar.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.page} {...drop}>
      <h1 className="visually-hidden">{t.script.heading(shown.script.name)}</h1>
      <Toolbar
        project={project}
        scripts={scripts}
        script={shown.script}
        search={search}
        onHit={toLine}
        said={t.script.said(lines.scenes.length, lines.frames.length)}
      >
        <SceneChoice scenes={lines.scenes} here={here} onScene={(scene) => toLine(scene.first_line)} />
        {acts}
      </Toolbar>
      <Told map={map} note={note} onLine={(line, column) => toLine(at(line, column))} />
      <div className={styles.columns}>
        <SceneList scenes={lines.scenes} here={here} onScene={(scene) => toLine(scene.first_line)} />
        <Reading
          project={project}
          blocks={blocks}
          lines={lines}
          rows={rows}
          chosen={chosen}
          sought={search.sought}
          handle={reading}
          onLine={(line) => choose(chosenAt(lines, line))}
          onFrame={(frame) => choose(chosenFrame(lines, frame))}
          onRead={setReads}
        />
        <Panels project={project} lines={lines} rows={rows} chosen={chosen} isText={isText(shown)} />
      </div>
    </div>
  );
}

/** Files may be dropped where somebody takes them. */
function useDrop(onFile: Props["onFile"]) {
  const [isOver, setOver] = useState(false);
  if (!onFile) return {};
  return {
    "data-over": isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file) onFile(file);
    },
  };
}

const isText = (shown: ShowScriptAnswer): boolean => shown.script.format === "fountain";

/** Fountain is its text; of other scripts the server says what was read. */
function page(shown: ShowScriptAnswer, lines: ScriptLines): Page {
  if (!isText(shown) && shown.parts.length > 0) return pageOf(shown.parts, lines);
  const text = read(shown.file.text, new Set(lines.scenes.map((scene) => scene.first_line)));
  return { text, blocks: blocksOf(text), lines, at: (line) => line };
}

/** Whoever was in the editor comes back to the line where they were; else what the address asks for counts. */
const begunAt = (lines: ScriptLines, place: number): Chosen =>
  place > 0 ? chosenAt(lines, place) : askedFor(lines);

/** What the address asks for: `?frame=FR_S01_002` or `?line=14`. */
function askedFor(lines: ScriptLines): Chosen {
  const asked = new URLSearchParams(location.search);
  const frame = asked.get("frame");
  if (frame) return chosenFrame(lines, frame);
  const line = Number(asked.get("line"));
  return line > 0 ? chosenAt(lines, line) : NOTHING;
}
