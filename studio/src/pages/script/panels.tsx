/** The panels of what is chosen, large enough to be judged. */
import { Link } from "wouter";

import type { BoardRow } from "../../api/board";
import { ReviewBadge } from "../../ui/review-badge";
import { useWords, type Words } from "../../words";
import { at } from "../table";
import styles from "./panels.module.css";
import { frameNamed, unshownAt, type Chosen } from "./places";
import type { ScriptLines } from "./queries";
import { Picture } from "./thumb";

interface Props {
  project: string;
  lines: ScriptLines;
  rows: ReadonlyMap<string, BoardRow>;
  chosen: Chosen;
  /** The script is text, whose lines have numbers for people, too. */
  isText: boolean;
}

const WIDTH = 288;

export function Panels({ project, lines, rows, chosen, isText }: Props) {
  const t = useWords();
  return (
    <aside className={styles.panels} aria-label={t.script.panels}>
      <p className={styles.said} role="status">
        {saidOf(chosen, lines, isText, t)}
      </p>
      <ul className={styles.list}>
        {chosen.frames.map((name) => {
          const frame = frameNamed(lines, name);
          const row = rows.get(name);
          if (!frame) return null;
          return (
            <li key={name}>
              <Link href={at(project, "frame", name)} className={styles.panel ?? ""}>
                <Picture project={project} frame={name} row={row} width={WIDTH} />
                <span className={styles.about}>
                  <b>{t.script.panel(frame.shot)}</b>
                  {row && <ReviewBadge row={row} isShort />}
                  {isText && (
                    <span className={styles.lines}>
                      {t.script.ofLines(frame.first_line, frame.last_line)}
                    </span>
                  )}
                </span>
                {row && noteOf(row) && (
                  <span className={styles.note} dir="auto">
                    {noteOf(row)}
                  </span>
                )}
                {row && row.size && (
                  <span className={styles.words} dir="auto">
                    {row.words}
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}

/** Why it was sent back, as long as it stands so. */
const noteOf = (row: BoardRow): string =>
  row.review_status === "retake" || row.review_status === "rejected" ? row.reasons.join(" · ") : "";

function saidOf(chosen: Chosen, lines: ScriptLines, isText: boolean, t: Words): string {
  const { line, frames } = chosen;
  if (line === 0) return t.script.chooseLine;
  if (lines.scenes.some((scene) => scene.first_line === line)) return t.script.isHeading(frames.length);
  if (frames.length > 0) {
    return isText ? t.script.shownBy(frames.length, line) : t.script.shownByHere(frames.length);
  }
  const kind = unshownAt(lines, line);
  return t.script.notShown(t.script.kinds[kind as keyof Words["script"]["kinds"]] ?? "");
}
