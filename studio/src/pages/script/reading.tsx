/** The screenplay as a page, of which only what is near the window is drawn. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useImperativeHandle, useMemo, useRef, type Ref } from "react";

import type { BoardRow } from "../../api/board";
import { useWords } from "../../words";
import { BlockView } from "./block";
import { clean, type Block } from "./fountain";
import { framesAt, isLit, type Chosen } from "./places";
import type { ScriptLines } from "./queries";
import styles from "./reading.module.css";

const LEADING = 20;
const THUMB = 66;
const WIDTHS: Record<string, number> = { dialogue: 36, parenthetical: 31, note: 80 };
const WIDTH = 60;

export interface ReadingHandle {
  /** Bring the line into sight, calmly where it is in sight already. */
  reveal(line: number): void;
  focus(): void;
}

interface Props {
  project: string;
  blocks: readonly Block[];
  lines: ScriptLines;
  rows: ReadonlyMap<string, BoardRow>;
  chosen: Chosen;
  sought: string;
  handle: Ref<ReadingHandle>;
  onLine(line: number): void;
  onFrame(frame: string): void;
  /** The first line in sight. */
  onRead(line: number): void;
}

export function Reading(props: Props) {
  const { project, blocks, lines, rows, chosen, sought, handle, onLine, onFrame, onRead } = props;
  const t = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const margins = useMemo(() => marginsOf(blocks, lines), [blocks, lines]);
  // oxlint-disable-next-line react/incompatible-library -- it draws by itself, and nothing of it is kept
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => heightOf(blocks[at], margins[at]?.frames.length ?? 0),
    getItemKey: (at) => blocks[at]?.first ?? at,
    overscan: 8,
    paddingStart: 24,
    paddingEnd: 240,
  });

  const at = (line: number) => {
    const found = blocks.findIndex((block) => line <= block.last);
    return found < 0 ? blocks.length - 1 : found;
  };
  useImperativeHandle(handle, () => ({
    reveal(line) {
      const index = at(line);
      const item = virtual.getVirtualItems().find((one) => one.index === index);
      const from = (scroller.current?.scrollTop ?? 0) + 40;
      const to = (scroller.current?.scrollTop ?? 0) + (scroller.current?.clientHeight ?? 0) - 80;
      if (item && item.start >= from && item.end <= to) return;
      virtual.scrollToIndex(Math.max(0, index - 1), { align: "start" });
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));

  const items = virtual.getVirtualItems();
  const top = virtual.scrollOffset ?? 0;
  const reads = blocks[items.find((item) => item.end > top + 60)?.index ?? 0]?.first ?? 1;
  useEffect(() => onRead(reads), [reads, onRead]);

  return (
    // Lines are chosen by a click; keys go through frames, scenes and paragraphs, and thumbnails are buttons.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={scroller}
      className={styles.scroller}
      role="region"
      aria-label={t.script.text}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls is reached by keyboard
      tabIndex={0}
      onClick={(event) => {
        const line = (event.target as Element).closest("[data-line]")?.getAttribute("data-line");
        if (line && getSelection()?.isCollapsed !== false) onLine(Number(line));
      }}
    >
      <div className={styles.sheet} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const block = blocks[item.index];
          const margin = margins[item.index];
          if (!block || !margin) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.row}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <BlockView
                project={project}
                block={block}
                scene={margin.scene}
                frames={margin.frames}
                rows={rows}
                lit={block.lines
                  .filter((line) => isLit(lines, chosen, line.number))
                  .map((line) => line.number)
                  .join(" ")}
                chosen={chosen.frames.join(" ")}
                sought={sought && has(block, sought) ? sought : ""}
                isGrey={margin.isGrey}
                onFrame={onFrame}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const has = (block: Block, sought: string): boolean =>
  block.lines.some((line) => line.text.toLocaleLowerCase().includes(sought));

/** What stands beside each block: the frames that begin in it, and the number of its scene. */
function marginsOf(blocks: readonly Block[], lines: ScriptLines) {
  const scenes = new Map(
    lines.scenes.map((scene, place) => [scene.first_line, scene.number ?? `${place + 1}`]),
  );
  const left = new Set(
    lines.unshown.flatMap((one) =>
      one.kind === "boneyard" || one.kind === "omitted" ? [one.first_line] : [],
    ),
  );
  return blocks.map((block) => {
    const named = block.lines.find((line) => scenes.has(line.number));
    return {
      frames: lines.frames.filter(
        (frame) => block.first <= frame.first_line && frame.first_line <= block.last,
      ),
      scene: named ? (scenes.get(named.number) ?? "") : "",
      isGrey: left.has(block.first) && framesAt(lines, block.first).length === 0,
    };
  });
}

function heightOf(block: Block | undefined, frames: number): number {
  if (!block) return LEADING;
  const rows = block.lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(clean(line).length / (WIDTHS[line.kind] ?? WIDTH))),
    0,
  );
  return Math.max(rows * LEADING + LEADING, frames * THUMB);
}
