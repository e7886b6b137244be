/** How many pages the PDF will have: as the server fills them (its paging.py, table.py, cover.py). */
import type { BoardRow } from "../../api/board";
import type { Layout } from "./kinds";
import { pageOf, type Page } from "./sheets";

/** Of a table: its thumbnail's width, the room around it, the line of a scene, and the edges of the page. */
const [THUMB, AROUND, SCENE_ROW, ABOVE, BELOW] = [58, 8, 20, 56, 40];
/** Of the contents: a line, the first one on a page of their own, and what stands over them on the cover. */
const [LINE, FIRST, FACTS] = [16, 52, 197];
const WIDE_ENOUGH = 400; // points, for two columns on the cover
const HERO = 0.45; // of an upright cover's height, at most

export interface Pages {
  count: number;
  /** Captions stand under the pictures: long ones are told in full on pages of their own, at the end. */
  mayGrow: boolean;
}

export function pagesCounted(
  rows: readonly Pick<BoardRow, "scene_id">[],
  aspect: number,
  layout: Layout,
  paper: string,
  orientation: string,
  hasCover: boolean,
): Pages {
  const page = pageOf(layout, paper, orientation, aspect);
  const runs = runsOf(rows);
  const filled =
    layout === "table" ? ofTable(runs, page, aspect) : Math.ceil(rows.length / page.cells.length);
  const front = hasCover ? 1 + contents(runs.length, page, aspect) : 0;
  return { count: Math.max(1, filled) + front, mayGrow: layout !== "table" && layout !== "contact" };
}

/** How many frames stand in each run of neighbours of one scene. */
function runsOf(rows: readonly Pick<BoardRow, "scene_id">[]): number[] {
  const found: number[] = [];
  for (const [at, row] of rows.entries()) {
    if (at > 0 && rows[at - 1]?.scene_id === row.scene_id) found.push((found.pop() ?? 0) + 1);
    else found.push(1);
  }
  return found;
}

function ofTable(runs: readonly number[], { height }: Page, aspect: number): number {
  const [bottom, row] = [height - BELOW, THUMB / aspect + AROUND];
  let [pages, y] = [1, ABOVE];
  const next = (room: number) => {
    if (y + room > bottom) [pages, y] = [pages + 1, ABOVE];
  };
  for (const frames of runs) {
    next(SCENE_ROW + row);
    y += SCENE_ROW;
    for (let at = 0; at < frames; at++) {
      next(row);
      y += row;
    }
  }
  return pages;
}

/** Pages of contents, where the cover has no room for them. */
function contents(scenes: number, { width, height }: Page, aspect: number): number {
  const isWide = width > height;
  const top = isWide ? 78 : Math.min(width / aspect, height * HERO) + 48;
  const rows = Math.max(0, Math.floor((height - BELOW - 6 - top - FACTS) / LINE));
  const columns = !isWide && width - 62 > WIDE_ENOUGH ? 2 : 1;
  if (scenes <= rows * columns) return 0;
  return Math.ceil(scenes / (Math.floor((height - BELOW - FIRST + 10) / LINE) * 2));
}
