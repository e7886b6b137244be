/** What stands where a page has nothing to show yet, or cannot. */
import type { ReactNode } from "react";

import { Refusal } from "../api/refusal";
import { useWords } from "../words";
import { Button } from "./button";
import { HintLine } from "./hint";
import styles from "./state.module.css";

export function Loading() {
  const t = useWords();
  return (
    <p className={styles.state} role="status">
      {t.common.loading}
    </p>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className={styles.state}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What went wrong, in the server's words, and how to go on. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useWords();
  const refusal = error instanceof Refusal ? error : null;
  const isMissing = refusal?.status === 404;
  const said = refusal?.isUnreachable ? t.common.unreachable : (refusal?.message ?? t.common.unexpected);
  return (
    <section className={styles.state} role="alert">
      {isMissing && <h2>{t.shell.notFoundTitle}</h2>}
      <p>{said}</p>
      {refusal?.hint && <HintLine hint={refusal.hint} />}
      {onRetry && <Button onClick={onRetry}>{t.common.retry}</Button>}
    </section>
  );
}
