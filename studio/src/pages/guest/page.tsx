/** Where a guest link leads: a name to speak under, then the frames that are shared. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useSearch } from "wouter";

import { projects } from "../../api/queries";
import { me } from "../../api/session";
import { forgetWho, useStanding } from "../../api/standing";
import { PresenterLine } from "../../shell/presence";
import { Tools } from "../../shell/tools";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { Enter } from "./enter";
import styles from "./guest.module.css";
import { useGuestPresence } from "./present";
import { Shared } from "./shared";
import { Unsent } from "./unsent";
import { SharedFrame } from "./shared-frame";

export default function GuestPage() {
  const t = useWords();
  const client = useQueryClient();
  const frame = new URLSearchParams(useSearch()).get("frame");
  // What stands behind # is the link's secret: it is read once, and then gone from the address and the history.
  const [secret, setSecret] = useState(() => location.hash.slice(1));
  const { data: who, error, isPending, refetch } = useQuery(me);
  const isOver = useStanding((standing) => standing.isSignedOut); // a guest cannot sign in again: the link ended

  useEffect(() => {
    const changed = () => setSecret(location.hash.slice(1)); // a new link, opened where the old one was
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  const project = who?.kind === "guest" ? Object.keys(who.roles)[0] : undefined;
  const [wasIn, setWasIn] = useState(false); // whoever saw the board is told that it ended, not that a link lacks
  if (project && !wasIn) setWasIn(true);
  useEffect(() => {
    document.title = t.shell.title(t.guest.title, "");
  }, [t]);

  const entered = async () => {
    history.replaceState(null, "", location.pathname);
    forgetWho(); // another link may have another name
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== me.queryKey[0] });
    await client.resetQueries({ queryKey: me.queryKey });
    setSecret("");
  };
  if (secret) return <Enter key={secret} secret={secret} onEntered={() => void entered()} />;
  if (isPending) return <Loading />;
  if (error && who === undefined) return <Failed error={error} onRetry={() => void refetch()} />;
  if (who && who.kind !== "guest") {
    return (
      <main>
        <h1 className="visually-hidden">{t.guest.title}</h1>
        <Empty title={t.guest.notGuest(who.name)}>
          <p>{t.guest.notGuestSaid}</p>
          <Link href="/">{t.start.title}</Link>
        </Empty>
      </main>
    );
  }
  if (!who || !project || isOver) {
    return (
      <main>
        <h1 className="visually-hidden">{t.guest.title}</h1>
        <Empty title={wasIn ? t.guest.endedTitle : t.guest.noLinkTitle}>
          <p role="status">{wasIn ? t.guest.endedSaid : t.guest.noLink}</p>
        </Empty>
        <Unsent />
      </main>
    );
  }
  return <Visit project={project} name={who.name} host={who.invited_by} frame={frame} />;
}

interface VisitProps {
  project: string;
  name: string;
  /** Who shares the frames. */
  host: string | null;
  frame: string | null;
}

function Visit({ project, name, host, frame }: VisitProps) {
  const t = useWords();
  const { data } = useQuery(projects);
  const film = data?.projects.find((one) => one.project_id === project)?.name;
  useEffect(() => {
    if (film) document.title = t.shell.title(t.guest.title, film);
  }, [film, t]);
  useGuestPresence(project, frame);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <p className={styles.film}>
          <strong dir="auto">{film ?? t.guest.title}</strong>
          {host && (
            <span className="soft" dir="auto">
              {t.guest.sharedBy(host)}
            </span>
          )}
        </p>
        <span className={styles.who} dir="auto" title={name}>
          {t.guest.as(name)}
        </span>
        <Tools />
      </header>
      <div>
        <PresenterLine />
      </div>
      <main className={styles.main}>
        {frame ? <SharedFrame project={project} frame={frame} /> : <Shared project={project} />}
      </main>
    </div>
  );
}
