/** How an export will look, drawn with the film's own pictures before it is made. */
import type { CSSProperties } from "react";

import { cardOf, type BoardRow } from "../../api/board";
import { frameThumbnail } from "../../api/pictures";
import { useWords } from "../../words";
import type { Kind, Layout, Values } from "./kinds";
import styles from "./preview.module.css";
import { pageOf, type Box, type Cell } from "./sheets";

export interface Film {
  project: string;
  name: string;
  aspect: number;
  fps: number;
  rows: readonly BoardRow[];
}

const pt = (length: number): string => `calc(${length} * var(--pt))`;
const boxed = ({ x, y, width, height }: Box): CSSProperties => ({
  insetInlineStart: pt(x),
  insetBlockStart: pt(y),
  width: pt(width),
  height: pt(height),
});

interface PageProps {
  film: Film;
  layout: Layout;
  paper: string;
  orientation: string;
  /** Which page, from 0. */
  at?: number;
  /** Thumbnails of this many pixels are asked for. */
  pixels: number;
  watermark?: string;
  /** It stands in a box of the same size as others, however its paper lies. */
  isSmall?: boolean;
}

/** One page of the PDF. */
export function SheetPage({
  film,
  layout,
  paper,
  orientation,
  at = 0,
  pixels,
  watermark,
  isSmall,
}: PageProps) {
  const page = pageOf(layout, paper, orientation, film.aspect);
  const rows = film.rows.slice(at * page.cells.length, (at + 1) * page.cells.length);
  const style = {
    "--pt": `calc(100cqi / ${page.width})`,
    aspectRatio: `${page.width} / ${page.height}`,
    fontSize: pt(page.body),
  } as CSSProperties;
  return (
    <div className={styles.holds} style={isSmall && page.height > page.width ? { width: "58%" } : {}}>
      <div className={styles.page} style={style} aria-hidden="true">
        <p className={styles.head} style={{ fontSize: pt(9) }}>
          {film.name}
        </p>
        {rows.map((row, place) => {
          const cell = page.cells[place];
          return cell && <Panel key={cardOf(row)} film={film} row={row} cell={cell} pixels={pixels} />;
        })}
        {watermark && (
          <p className={styles.watermark} style={{ fontSize: pt(60) }} dir="auto">
            {watermark}
          </p>
        )}
      </div>
    </div>
  );
}

function Panel({ film, row, cell, pixels }: { film: Film; row: BoardRow; cell: Cell; pixels: number }) {
  const shown = { version: row.render_version, sha256: null };
  return (
    <>
      <span className={styles.picture} style={boxed(cell.picture)}>
        {row.picture && (
          <img alt="" loading="lazy" src={frameThumbnail(film.project, row.frame_id, shown, pixels)} />
        )}
      </span>
      <span className={styles.words} style={boxed(cell.text)} dir="auto">
        <b>{row.shot}</b> {row.size} {row.words}
      </span>
    </>
  );
}

/** How many pages of the PDF the frames fill. */
export const pagesOf = (film: Film, layout: Layout, paper: string, orientation: string): number =>
  Math.max(1, Math.ceil(film.rows.length / pageOf(layout, paper, orientation, film.aspect).cells.length));

const MOST = 60;

export function KindPreview({ kind, film, values }: { kind: Kind; film: Film; values: Values }) {
  const t = useWords();
  const rows = film.rows.slice(0, MOST);
  if (kind.look === "sheet" || kind.look === "stills") {
    const columns = kind.look === "sheet" ? Number(values["columns"] ?? 5) || 5 : 4;
    return (
      <div className={styles.sheet} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {rows.map((row) => (
          <Still key={cardOf(row)} film={film} row={row} named={kind.look === "stills"} />
        ))}
      </div>
    );
  }
  if (kind.look === "strip") {
    const total = film.rows.reduce((sum, row) => sum + row.duration_frames, 0) || 1;
    return (
      <div className={styles.strip}>
        {film.rows.slice(0, MOST).map((row) => (
          <span key={cardOf(row)} style={{ flexGrow: row.duration_frames / total }}>
            <Still film={film} row={row} />
            <span className={styles.time}>{t.exporting.seconds(row.duration_frames / film.fps)}</span>
          </span>
        ))}
      </div>
    );
  }
  return (
    <table className={styles.table}>
      <tbody>
        {rows.slice(0, 12).map((row) => (
          <tr key={cardOf(row)}>
            <td>{row.frame_id}</td>
            <td>{row.shot}</td>
            <td>{row.size}</td>
            <td dir="auto">{row.words}</td>
            <td>{t.exporting.seconds(row.duration_frames / film.fps)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STILL_PX = 140;

function Still({ film, row, named = false }: { film: Film; row: BoardRow; named?: boolean }) {
  const shown = { version: row.render_version, sha256: null };
  return (
    <span className={styles.still}>
      <span style={{ aspectRatio: film.aspect }}>
        {row.picture && (
          <img alt="" loading="lazy" src={frameThumbnail(film.project, row.frame_id, shown, STILL_PX)} />
        )}
      </span>
      {named && <small>{row.frame_id}</small>}
    </span>
  );
}
