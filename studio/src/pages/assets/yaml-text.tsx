/** The text of a spec, with the numbers of its lines; those that something is wrong with are marked. */
import { useEffect, useMemo, useRef } from "react";

import styles from "./yaml-text.module.css";

export interface Place {
  line: number;
}

interface Props {
  label: string;
  value: string;
  readOnly: boolean;
  bad: ReadonlySet<number>;
  /** Where somebody wants to write; another object goes there again. */
  place: Place | null;
  onChange(text: string): void;
}

/** From where to where a line goes in a text. */
export function spanOf(text: string, line: number): [number, number] {
  const before = text.split("\n").slice(0, line - 1);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  const end = text.indexOf("\n", start);
  return [Math.min(start, text.length), end < 0 ? text.length : end];
}

export function YamlText({ label, value, readOnly, bad, place, onChange }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => value.split("\n").length, [value]);
  useEffect(() => {
    const field = area.current;
    if (!field || !place) return;
    const [start, end] = spanOf(field.value, place.line);
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
    const high = field.scrollHeight / field.value.split("\n").length;
    field.scrollTop = Math.max(0, (place.line - 4) * high);
    field.scrollLeft = 0;
  }, [place]);
  return (
    <div className={styles.yaml}>
      <div ref={numbers} className={styles.numbers} aria-hidden="true">
        <ol>
          {Array.from({ length: lines }, (_, at) => (
            // A line has no other name than its number.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at} data-bad={bad.has(at + 1) || undefined}>
              {at + 1}
            </li>
          ))}
        </ol>
      </div>
      <textarea
        ref={area}
        aria-label={label}
        aria-invalid={bad.size > 0 || undefined}
        spellCheck={false}
        wrap="off"
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
