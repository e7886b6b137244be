/** What stands where a page has nothing to show yet, or cannot. */
import { useEffect, useState, type ReactNode } from "react";
import { Link, useLocation } from "wouter";

import { useReach } from "../api/reach";
import { Refusal } from "../api/refusal";
import { useStanding } from "../api/standing";
import { useWords } from "../words";
import { Button } from "./button";
import { HintLine } from "./hint";
import { spoken } from "./refused";
import styles from "./state.module.css";

const LONG_MS = 3000;

export function Loading() {
  const t = useWords();
  const [isLong, setLong] = useState(false);
  const isAway = useReach((reach) => reach.isAway);
  const isSignedOut = useStanding((standing) => standing.isSignedOut);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.state} role="status">
      <p>{isAway ? t.common.unreachable : isSignedOut ? t.common.signedOut : t.common.loading}</p>
      {isLong && !isAway && !isSignedOut && <p>{t.common.loadingLong}</p>}
    </div>
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
  const said = refusal?.isUnreachable
    ? t.common.unreachable
    : refusal?.isOfNobody
      ? t.common.signedOut
      : refusal
        ? spoken(refusal.message)
        : t.common.unexpected;
  return (
    <section className={styles.state} role="alert">
      {isMissing && <h2>{t.shell.notFoundTitle}</h2>}
      <p>{said}</p>
      {refusal?.hint && !refusal.isOfNobody && <HintLine hint={refusal.hint} />}
      {isMissing ? <WayOn /> : onRetry && <Button onClick={onRetry}>{t.common.retry}</Button>}
    </section>
  );
}

/** To ask again for what is not there helps nobody. */
function WayOn() {
  const t = useWords();
  const [place] = useLocation();
  const project = /^\/p\/[^/]+/.exec(place)?.[0];
  return (
    <p className={styles.ways}>
      {project && <Link href={`${project}/board`}>{t.shell.toBoard}</Link>}
      <Link href="/?all">{t.shell.toProjects}</Link>
    </p>
  );
}
