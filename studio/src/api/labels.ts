/**
 * What people call a frame: its shot, and where a shot has several frames which of them it is: "2C/1", "2C/2". The
 * PDF and the other exports say it so (`presenting/board_texts.py`).
 */
interface Called {
  frame_id: string;
  shot: string;
  omitted?: boolean;
}

const byNumber = new Intl.Collator("en", { numeric: true });
const sceneOf = (frame: string): string => frame.slice(0, frame.lastIndexOf("_"));

/** The rows with their labels as `shot`. They must be of all frames of their scenes; a frame may be there twice. */
export function labelled<Row extends Called>(rows: readonly Row[]): Row[] {
  const shots = new Map<string, Set<string>>();
  for (const { frame_id: frame, shot, omitted } of rows) {
    if (omitted) continue;
    const name = `${sceneOf(frame)} ${shot}`;
    const known = shots.get(name);
    if (known) known.add(frame);
    else shots.set(name, new Set([frame]));
  }
  const labels = new Map<string, string>();
  for (const frames of shots.values()) {
    if (frames.size < 2) continue;
    [...frames].toSorted(byNumber.compare).forEach((frame, at) => labels.set(frame, `/${at + 1}`));
  }
  if (labels.size === 0) return [...rows];
  return rows.map((row) => {
    const label = row.omitted ? undefined : labels.get(row.frame_id);
    return label ? { ...row, shot: `${row.shot}${label}` } : row;
  });
}

/** A row that was read alone, with the label that it had among the others. */
export function labelledAs<Row extends Called>(row: Row, known: Called | undefined): Row {
  return known?.frame_id === row.frame_id && known.shot.startsWith(`${row.shot}/`)
    ? { ...row, shot: known.shot }
    : row;
}

/** The shot without which of its frames it is. */
export const shotIn = (label: string): string => label.replace(/\/\d+$/, "");
