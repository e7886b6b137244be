import { frameThumbnail } from "../../api/pictures";
import type { BoardRow } from "../../api/schema";
import { withoutHash } from "../../ui/stage/pictures";
import { useWords } from "../../words";
import { beside } from "./film";
import styles from "./hook-up.module.css";

interface Props {
  project: string;
  frame: string;
  cut: readonly BoardRow[];
  onOpen(frame: string): void;
}

const REACH = 3;

/** The frames before and after this one in the cut, so that one sees whether they go together. */
export function HookUp({ project, frame, cut, onOpen }: Props) {
  const t = useWords();
  const rows = beside(cut, frame, REACH);
  return (
    <nav className={styles.strip} aria-label={t.frame.hookUp}>
      {rows.map((row, at) =>
        row ? (
          <button
            key={row.frame_id}
            type="button"
            className={styles.one}
            aria-current={row.frame_id === frame || undefined}
            aria-label={row.frame_id === frame ? `${row.shot}, ${t.frame.here}` : row.shot}
            data-status={row.review_status}
            onClick={() => onOpen(row.frame_id)}
          >
            {row.render_version === null ? (
              <span className={styles.empty} />
            ) : (
              <img
                className={styles.picture}
                src={frameThumbnail(
                  project,
                  row.frame_id,
                  { version: row.render_version, sha256: row.sha256 },
                  112,
                )}
                alt=""
                decoding="async"
                draggable={false}
                onError={({ currentTarget: image }) => {
                  const now = withoutHash(image.src);
                  if (now !== image.src) image.src = now;
                }}
              />
            )}
            <span className={styles.shot}>{row.shot}</span>
          </button>
        ) : (
          // A place before the first or after the last frame.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at} className={styles.one} aria-hidden="true" />
        ),
      )}
    </nav>
  );
}
