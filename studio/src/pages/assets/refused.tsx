/** What the server refused, beside what it is about: each thing that is wrong, with its line and its mend. */
import type { Refusal } from "../../api/refusal";
import { HintLine } from "../../ui/hint";
import { useWords } from "../../words";
import styles from "./refused.module.css";

interface Props {
  refused: Refusal;
  /** Goes to a line of the text that was refused. */
  onLine?: (line: number) => void;
}

export function Refused({ refused, onLine }: Props) {
  const t = useWords();
  const hint = refused.problems.some((one) => one.hint) ? undefined : refused.hint;
  return (
    <section className={styles.refused} role="alert" aria-label={t.assets.problems}>
      <strong>{refused.isStale ? t.common.staleChange : refused.message}</strong>
      {refused.problems.length > 0 && (
        <ul>
          {refused.problems.map((one, at) => (
            // Two mistakes of one kind read the same; only their place tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${one.message} ${at}`}>
              {!!one.where?.line && <Line line={one.where.line} {...(onLine ? { onLine } : {})} />}
              {one.message}
              {one.hint && (
                <span className="soft">
                  {" – "}
                  <HintLine hint={one.hint} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {hint && !refused.isStale && <HintLine hint={hint} />}
    </section>
  );
}

function Line({ line, onLine }: { line: number; onLine?: (line: number) => void }) {
  const t = useWords();
  if (!onLine) return <span className="soft">{t.assets.line(line)} </span>;
  return (
    <>
      <button type="button" className={styles.line} onClick={() => onLine(line)}>
        {t.assets.line(line)}
      </button>{" "}
    </>
  );
}
