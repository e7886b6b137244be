/** A paragraph of the screenplay, with the frames that begin in it in the margin. */
import { Fragment, memo } from "react";

import type { BoardRow } from "../../api/board";
import { useWords } from "../../words";
import styles from "./block.module.css";
import { clean, spansOf, type Block, type Line } from "./fountain";
import type { FrameLines } from "./queries";
import { Thumb } from "./thumb";

interface Props {
  project: string;
  block: Block;
  /** The number of the scene whose heading this is. */
  scene: string;
  frames: readonly FrameLines[];
  rows: ReadonlyMap<string, BoardRow>;
  /** Lines that are lit, as one text: a block is drawn again only when its own change. */
  lit: string;
  chosen: string;
  /** What is searched for, where it is in this block. */
  sought: string;
  isGrey: boolean;
  onFrame(frame: string): void;
}

export const BlockView = memo(function BlockView(props: Props) {
  const { project, block, scene, frames, rows, lit, chosen, sought, isGrey, onFrame } = props;
  const t = useWords();
  const isLit = new Set(lit.split(" ").map(Number));
  const isChosen = new Set(chosen.split(" "));
  return (
    <div className={styles.block} data-grey={isGrey || undefined}>
      <span className={styles.scene} aria-hidden="true">
        {scene}
      </span>
      <div className={styles.text}>
        {block.lines.map((line) => (
          <LineView key={line.number} line={line} sought={sought} isLit={isLit.has(line.number)} />
        ))}
      </div>
      {frames.length > 0 && (
        <div className={styles.margin} role="group" aria-label={t.script.panelsOf(block.first)}>
          {frames.map((frame) => (
            <Thumb
              key={frame.frame_id}
              project={project}
              frame={frame.frame_id}
              shot={frame.shot}
              row={rows.get(frame.frame_id)}
              isChosen={isChosen.has(frame.frame_id)}
              onChoose={onFrame}
            />
          ))}
        </div>
      )}
    </div>
  );
});

function LineView({ line, sought, isLit }: { line: Line; sought: string; isLit: boolean }) {
  const Tag = line.kind === "heading" ? "h2" : "p";
  return (
    <Tag
      dir="auto"
      className={[styles.line, styles[line.kind] ?? "", line.isCentered ? styles.centered : ""].join(" ")}
      data-line={line.number}
      data-lit={isLit || undefined}
    >
      {spansOf(clean(line)).map((span, at) => (
        // Parts of one line have no other name than their place in it.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} className={span.look ? styles[span.look] : undefined}>
          <Sought text={span.text} sought={sought} />
        </span>
      ))}
    </Tag>
  );
}

function Sought({ text, sought }: { text: string; sought: string }) {
  if (!sought) return text;
  const parts: [string, string][] = [];
  const lower = text.toLocaleLowerCase();
  let at = 0;
  for (let found = lower.indexOf(sought); found >= 0; found = lower.indexOf(sought, at)) {
    parts.push([text.slice(at, found), text.slice(found, found + sought.length)]);
    at = found + sought.length;
  }
  if (parts.length === 0) return text;
  return (
    <>
      {parts.map(([before, hit], place) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one text
        <Fragment key={place}>
          {before}
          <mark className={styles.hit}>{hit}</mark>
        </Fragment>
      ))}
      {text.slice(at)}
    </>
  );
}
