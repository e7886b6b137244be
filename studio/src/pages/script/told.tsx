/** What has to be known before the page is trusted: not compiled yet, not to be read, problems. */
import { HintLine } from "../../ui/hint";
import { useWords } from "../../words";
import type { Problem, ScriptFramesAnswer } from "./queries";
import styles from "./told.module.css";
import type { Hint } from "../../api/refusal";

interface Props {
  map: ScriptFramesAnswer;
  note: string;
  onLine(line: number, column?: number): void;
}

export function Told({ map, note, onLine }: Props) {
  const t = useWords();
  const said = [
    map.counts ? "" : t.script.doesNotCountSaid,
    map.counts && map.is_readable && !map.is_compiled ? t.script.notCompiled : "",
  ].filter(Boolean);
  const first = map.problems.filter((problem) => problem.severity !== "info");
  const isCalm = said.length === 0 && first.length === 0;
  if (isCalm && !note) return <div />;
  return (
    <div className={styles.told} data-calm={isCalm || undefined}>
      {note && <p>{note}</p>}
      {said.map((one) => (
        <p key={one}>{one}</p>
      ))}
      {first.length > 0 && (
        <details open={!map.is_readable}>
          <summary>{t.script.problems(first.length)}</summary>
          <Problems problems={first} onLine={onLine} />
        </details>
      )}
    </div>
  );
}

interface ProblemsProps {
  problems: readonly Problem[];
  onLine?(line: number, column?: number): void;
}

export function Problems({ problems, onLine }: ProblemsProps) {
  const t = useWords();
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => {
        const line = problem.where?.line ?? 0;
        const column = problem.where?.column ?? 0;
        return (
          <li key={`${problem.code} ${line} ${column} ${problem.message}`} data-severity={problem.severity}>
            {line > 0 && (
              <button
                type="button"
                className={styles.where}
                disabled={!onLine}
                onClick={() => onLine?.(line, column || undefined)}
              >
                <span className="visually-hidden">{t.script.goToLine(line)}</span>
                <span aria-hidden="true">{column > 0 ? `${line}:${column}` : line}</span>
              </button>
            )}
            <span dir="auto">{problem.message}</span>
            {problem.hint && !problem.code.startsWith("unresolved-") && (
              <span className="soft">
                <HintLine hint={problem.hint as unknown as Hint} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
