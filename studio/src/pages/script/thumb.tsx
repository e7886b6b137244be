/** A frame as a small picture that can be chosen. */
import type { BoardRow } from "../../api/board";
import { frameThumbnail } from "../../api/pictures";
import { useWords } from "../../words";
import styles from "./thumb.module.css";

const WIDTH = 100;

interface Props {
  project: string;
  frame: string;
  shot: string;
  row: BoardRow | undefined;
  isChosen?: boolean;
  /** One word about it, as "new". */
  mark?: string | undefined;
  onChoose(frame: string): void;
}

export function Thumb({ project, frame, shot, row, isChosen, mark, onChoose }: Props) {
  const t = useWords();
  return (
    <button
      type="button"
      className={styles.thumb}
      data-frame={frame}
      data-review={row?.review_status}
      aria-pressed={isChosen ?? false}
      aria-label={[t.script.panel(shot), mark].filter(Boolean).join(", ")}
      onClick={() => onChoose(frame)}
    >
      <Picture project={project} frame={frame} row={row} width={WIDTH} />
      <span className={styles.shot} aria-hidden="true">
        {shot}
        {mark && <b className={styles.mark}>{mark}</b>}
      </span>
    </button>
  );
}

export function Picture({
  project,
  frame,
  row,
  width,
}: {
  project: string;
  frame: string;
  row: BoardRow | undefined;
  width: number;
}) {
  const t = useWords();
  if (!row?.sha256 && !row?.draft) {
    return <span className={styles.nothing}>{width > WIDTH ? t.common.render.unrendered : ""}</span>;
  }
  const shown = row.sha256
    ? { version: row.render_version, sha256: row.sha256 }
    : { sha256: row.draft, draft: true };
  return (
    <img
      className={styles.picture}
      src={frameThumbnail(project, frame, shown, width)}
      alt=""
      decoding="async"
      draggable={false}
    />
  );
}
