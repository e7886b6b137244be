import { memo } from "react";

import type { BoardScene } from "../../api/board";
import { useWords } from "../../words";
import { Card, type CardLook } from "./card";
import styles from "./grid.module.css";
import type { Layout, Section as Shown } from "./layout";

interface Props {
  layout: Layout;
  section: Shown;
  scene: BoardScene | undefined;
  /** The lines that are near enough to be seen. */
  from: number;
  to: number;
  /** The number of its heading among all rows of the grid, from 1. */
  row: number;
  look: CardLook;
}

/** The cards of a scene that follow each other, below its heading. */
export const Section = memo(function Section({ layout, section, scene, from, to, row, look }: Props) {
  const t = useWords();
  const lines = Array.from({ length: to - from }, (_, at) => from + at);
  const heading =
    section.kind === "alike" ? t.board.alike : section.kind === "out" ? t.board.out : (scene?.heading ?? "");
  return (
    <div
      role="rowgroup"
      className={styles.section}
      // Not by a transform: a heading that sticks does not see one, and would leave its scene.
      style={{ top: section.top, height: section.height }}
    >
      <div role="row" aria-rowindex={row} className={styles.headingRow}>
        <div role="rowheader" className={styles.heading}>
          {section.scene && <b>{section.scene}</b>}
          <span dir="auto">{heading}</span>
          <span className={styles.count}>
            {t.common.frames(section.to - section.from)}
            {section.isAgain && ` · ${t.board.again}`}
            {section.kind === "omitted" && ` · ${t.common.review.omitted}`}
          </span>
        </div>
      </div>
      {lines.map((line) => {
        const first = section.from + line * layout.columns;
        return (
          <div
            role="row"
            aria-rowindex={row + 1 + line}
            key={layout.cards[first]}
            className={styles.line}
            style={{ top: layout.heading + line * layout.lineHeight }}
          >
            {layout.rows.slice(first, Math.min(first + layout.columns, section.to)).map((one, at) => (
              <Card key={layout.cards[first + at]} row={one} look={look} />
            ))}
          </div>
        );
      })}
    </div>
  );
});
