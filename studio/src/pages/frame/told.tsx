import type { FrameRow } from "../../api/schema";
import { useWords } from "../../words";
import styles from "./facts.module.css";

/** What the frame is to show: its words, what is said over it, its size and how long it stands. */
export function Told({ row, names }: { row: FrameRow; names: ReadonlyMap<string, string> }) {
  const t = useWords();
  return (
    <section aria-label={t.frame.toldLabel}>
      <p className={styles.words} dir="auto">
        {row.action}
      </p>
      {row.dialogue.map((line) => (
        <p key={`${line.speaker} ${line.text}`} dir="auto">
          <b>{names.get(line.speaker.split(":")[0] ?? "") ?? line.speaker}</b> “{line.text}”
        </p>
      ))}
      <p className={styles.origin}>{t.board.sizeAndLength(row.camera.size, row.seconds)}</p>
    </section>
  );
}
