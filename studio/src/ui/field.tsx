import {
  useId,
  type InputHTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from "react";

import { inWords, isSend, SEND } from "../keys/registry";
import { useWords } from "../words";
import styles from "./field.module.css";

interface About {
  label: string;
  hint?: ReactNode;
  /** What is wrong with what stands there. */
  problem?: string | undefined;
}

function Around({ id, label, hint, problem, children }: About & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className={styles.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

const described = (id: string, { hint, problem }: About) => ({
  "aria-describedby":
    [hint ? `${id}-hint` : "", problem ? `${id}-problem` : ""].filter(Boolean).join(" ") || undefined,
  "aria-invalid": problem ? true : undefined,
});

export function TextField({ label, hint, problem, ...rest }: About & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} problem={problem}>
      <input id={id} className={styles.input} {...described(id, { label, hint, problem })} {...rest} />
    </Around>
  );
}

export function TextArea({
  label,
  hint: said,
  problem,
  onSend,
  ...rest
}: About & TextareaHTMLAttributes<HTMLTextAreaElement> & { onSend?: () => void }) {
  const t = useWords();
  const id = useId();
  const hint = said ?? (onSend && t.common.sendsWith(inWords(SEND)));
  return (
    <Around id={id} label={label} hint={hint} problem={problem}>
      <textarea
        id={id}
        dir="auto"
        onFocus={({ currentTarget: it }) => {
          // Whoever comes back to what they began writes on at its end.
          if (it.selectionEnd === 0) it.setSelectionRange(it.value.length, it.value.length);
        }}
        className={styles.input}
        {...described(id, { label, hint, problem })}
        {...(onSend ? { onKeyDown: sending(onSend) } : {})}
        {...rest}
      />
    </Around>
  );
}

const sending = (send: () => void) => (event: KeyboardEvent) => {
  if (!isSend(event) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
};

interface Choice {
  value: string;
  label: string;
}

export function Select({
  label,
  hint,
  problem,
  choices,
  ...rest
}: About & { choices: readonly Choice[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <Around id={id} label={label} hint={hint} problem={problem}>
      <select id={id} className={styles.input} {...described(id, { label, hint, problem })} {...rest}>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

export function Toggle({
  label,
  hint,
  ...rest
}: Omit<About, "problem"> & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className={styles.toggle}>
      <input id={id} type="checkbox" aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
