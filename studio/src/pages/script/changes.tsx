/** What the text would change, in terms of frames, before it is saved. */
import type { ReactNode } from "react";

import type { BoardRow } from "../../api/board";
import { refusedText } from "../../ui/refused";
import { useWords, type Words } from "../../words";
import styles from "./changes.module.css";
import type { Foreseen } from "./foreseen";
import { Names } from "./names";
import type { PreviewRow, ScriptPreviewAnswer } from "./queries";
import { DrawStale, undrawnOf } from "./draw-stale";
import { Picture } from "./thumb";
import { Problems } from "./told";

interface Props {
  project: string;
  foreseen: Foreseen;
  rows: ReadonlyMap<string, BoardRow>;
  /** It is saved: this is what it changed. */
  isDone?: boolean;
  /** Without it, places are told and not gone to. */
  onLine?(line: number, column?: number): void;
  onMended(): void;
}

const MOST = 80;

export function Changes({ project, foreseen, rows, isDone = false, onLine, onMended }: Props) {
  const t = useWords();
  const { answer, isOld, error } = foreseen;
  return (
    <aside
      className={styles.panel}
      aria-label={isDone ? t.script.changed : t.script.changes}
      aria-busy={isOld}
    >
      <h2 className={styles.title}>
        {isDone ? t.script.changed : t.script.changes}
        <span className={styles.turn} data-on={isOld || undefined} aria-hidden="true" />
      </h2>
      {error !== null && isOld === false && (
        <p className={styles.bad} role="alert">
          {refusedText(error, t)}
        </p>
      )}
      {answer ? (
        <>
          <Counts answer={answer} stale={isDone ? undrawnOf(answer, rows).length : answer.counts.stale} />
          {isDone && <DrawStale project={project} answer={answer} rows={rows} />}
          <Part title={t.script.unresolved} count={answer.unresolved.length}>
            <Names
              project={project}
              names={answer.unresolved}
              {...(onLine ? { onLine } : {})}
              onMended={onMended}
            />
          </Part>
          <Part title={t.script.problemsTitle} count={problemsOf(answer).length}>
            <Problems problems={problemsOf(answer)} {...(onLine ? { onLine } : {})} />
          </Part>
          <Frames
            project={project}
            answer={answer}
            rows={rows}
            isDone={isDone}
            {...(onLine ? { onLine } : {})}
          />
        </>
      ) : (
        <p className="soft">{t.script.firstReading}</p>
      )}
    </aside>
  );
}

/** Names without an asset have buttons above. */
const problemsOf = (answer: ScriptPreviewAnswer) =>
  answer.problems.filter((one) => one.severity !== "info" && !one.code.startsWith("unresolved-"));

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** `stale`: of what is saved those that are not drawn yet; the answer tells what stood when it was saved. */
function Counts({ answer, stale }: { answer: ScriptPreviewAnswer; stale: number }) {
  const t = useWords();
  const { moved } = answer;
  const counts = { ...answer.counts, stale };
  const touched = counts.changed + counts.new + counts.omitted + counts.back + counts.moved + moved.length;
  if (!answer.is_readable) return <p className={styles.bad}>{t.script.notReadable}</p>;
  const said = (["changed", "new", "omitted", "back", "moved", "stale"] as const).filter(
    (name) => counts[name] > 0,
  );
  return (
    <div role="status" className={styles.counts}>
      {touched === 0 && <span>{answer.is_same ? t.script.sameText : t.script.sameFrames}</span>}
      {said.map((name) => (
        <span key={name} data-fate={name}>
          {t.script.counts[name](counts[name])}
        </span>
      ))}
      <span className="soft">{t.script.counts.kept(counts.kept)}</span>
      {counts.approvals > 0 && <b data-fate="approvals">{t.script.counts.approvals(counts.approvals)}</b>}
      {moved.map((one) => (
        <span key={one.scenes.join()}>
          {t.script.movedScenes(one.scenes.join(", "), one.before, one.behind)}
        </span>
      ))}
    </div>
  );
}

function Frames({
  project,
  answer,
  rows,
  isDone,
  onLine,
}: Pick<Props, "project" | "rows" | "isDone" | "onLine"> & { answer: ScriptPreviewAnswer }) {
  const t = useWords();
  if (answer.changes.length === 0) return null;
  const undrawn = new Set(undrawnOf(answer, rows));
  return (
    <section className={styles.part}>
      <h3>{t.script.panels}</h3>
      <ul className={styles.frames}>
        {answer.changes.slice(0, MOST).map((row) => (
          <li key={row.frame_id}>
            <button
              type="button"
              className={styles.frame}
              data-fate={row.fate}
              disabled={!row.first_line || !onLine}
              onClick={() => row.first_line && onLine?.(row.first_line)}
            >
              <Picture project={project} frame={row.frame_id} row={rows.get(row.frame_id)} width={96} />
              <span className={styles.about}>
                <span>
                  <b>{row.shot}</b>{" "}
                  <span className={styles.fate}>{t.script.fates[row.fate as "new"] ?? row.fate}</span>
                </span>
                {row.approval && <b className={styles.approval}>{t.script.approvalIs(row.approval)}</b>}
                <span className={styles.words} dir="auto">
                  {detail(row, t, !isDone || undrawn.has(row.frame_id))}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {answer.changes.length > MOST && (
        <p className="soft">{t.script.andMore(answer.changes.length - MOST)}</p>
      )}
    </section>
  );
}

/** What a field is called; one that has no word here is called as the film has it. */
const wordOf = (field: string, t: Words): string =>
  (t.script.fields as Readonly<Record<string, string>>)[field] ?? field.replaceAll("_", " ");

const detail = (row: PreviewRow, t: Words, isToDraw: boolean): string => {
  const fields = row.fields.map((name) => wordOf(name, t));
  if (isToDraw && row.render_state === "stale" && row.fate !== "omitted")
    return t.script.staleBecause(fields);
  return row.fate === "changed" && fields.length > 0 ? t.script.changedIn(fields) : row.text;
};
