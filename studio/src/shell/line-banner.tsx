import { useEffect, useState, type ReactNode } from "react";
import { Link, useLocation, useSearch } from "wouter";

import { useReach } from "../api/reach";
import { useStanding } from "../api/standing";
import { useLine } from "../live/project";
import type { Line } from "../live/stream";
import { useWords } from "../words";
import styles from "./line-banner.module.css";

const PATIENCE_MS = 1500; // a restart of the server is no news
const STAYS_MS = 2500;

/** Says why nothing comes or goes, and for a moment that it does again. */
export function LineBanner({ archived, isMissing }: { archived: boolean; isMissing: boolean }) {
  const t = useWords();
  const said = useSaid();
  return (
    <div role="status" className={styles.all}>
      {said === "lost" && <p className={styles.lost}>{t.shell.offline}</p>}
      {said === "live" && <p className={styles.back}>{t.shell.backOnline}</p>}
      {said === "signed out" && <SignedOut />}
      {(said === "closed" || said === "gone") && !isMissing && (
        <p className={styles.lost}>
          {said === "gone" ? t.shell.gone : t.shell.closed} <Link href="/?all">{t.shell.toProjects}</Link>
        </p>
      )}
      {archived && <p className={styles.calm}>{t.shell.archived}</p>}
    </div>
  );
}

/** The state of the line that people are told: none that lasts a moment only. */
function useSaid(): Line | "" {
  const heard = useLine();
  const isAway = useReach((reach) => reach.isAway);
  const isSignedOut = useStanding((standing) => standing.isSignedOut);
  const line: Line = isAway ? "lost" : isSignedOut ? "signed out" : heard;
  const [said, setSaid] = useState<Line | "">("");
  useEffect(() => {
    if (line === "connecting") return undefined;
    if (line === "lost") {
      const timer = setTimeout(() => setSaid("lost"), PATIENCE_MS);
      return () => clearTimeout(timer);
    }
    if (line !== "live") {
      setSaid(line);
      return undefined;
    }
    setSaid((before) => (before ? "live" : ""));
    const timer = setTimeout(() => setSaid(""), STAYS_MS);
    return () => clearTimeout(timer);
  }, [line]);
  return said;
}

/** Whoever came by the address of a terminal has no password: the address lets them in again. */
export function SignedOut(): ReactNode {
  const t = useWords();
  const [path] = useLocation();
  const search = useSearch();
  const place = search ? `${path}?${search}` : path;
  const isLocal = useStanding((standing) => standing.who?.kind === "local");
  return (
    <p className={styles.lost}>
      {isLocal ? (
        t.shell.signedOutLocal
      ) : (
        <>
          {t.shell.signedOut} {/* In a tab of its own: this one goes on by itself, with all that is in it. */}
          <a href={`/studio/sign-in?next=${encodeURIComponent(place)}`} target="_blank" rel="noreferrer">
            {t.shell.signInAgain}
          </a>
        </>
      )}
    </p>
  );
}
