/** Rows for tests of the board, as the server answers them. */
import type { Board, BoardRow } from "../../api/board";

export const row = (frame_id: string, more: Partial<BoardRow> = {}): BoardRow => ({
  frame_id,
  shot: "1A",
  render_version: 1,
  render_state: "fresh",
  review_status: "waiting",
  verdict: "passed",
  picture: `scenes/${frame_id}.png`,
  use: 1,
  out: false,
  omitted: false,
  redrawn: false,
  scene_id: frame_id.slice(3, 6),
  size: "WS",
  duration_frames: 48,
  words: "Asha waits.",
  assets: ["CHAR_001", "ENV_Room"],
  needs: "decision",
  asks: true,
  sha256: "6409676a9f",
  draft: "",
  stale_because: [],
  reasons: [],
  findings: 0,
  finding: "",
  notes: 0,
  approved_by: null,
  ...more,
});

export const boardOf = (...rows: BoardRow[]): Board => ({
  rows,
  scenes: [...new Set(rows.map((one) => one.scene_id))].map((scene_id) => ({
    scene_id,
    heading: `INT. KÜCHE ${scene_id}`,
    environment: "ENV_Room",
    characters: ["CHAR_001"],
    omitted: false,
  })),
  assets: {
    CHAR_001: { name: "Zoë", type: "character" },
    CHAR_002: { name: "Bo", type: "character" },
    ENV_Room: { name: "Room", type: "environment" },
    ENV_Yard: { name: "Yard", type: "environment" },
  },
  totals: { frames: rows.length, asks: 0, needs: {}, review: {}, render: {}, verdicts: {}, omitted: 0 },
  head: 7,
});
