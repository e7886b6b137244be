/** The projects of this server; and where there is none, the ways to the first board. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link, Redirect, useSearch } from "wouter";

import { projects } from "../../api/queries";
import type { ProjectLine } from "../../api/schema";
import { useMe } from "../../api/session";
import { Tools } from "../../shell/tools";
import { Badge } from "../../ui/badge";
import { Sheet } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useWords, type Words } from "../../words";
import { at } from "../table";
import { Begin } from "./begin";
import styles from "./start.module.css";

export default function StartPage() {
  const t = useWords();
  const who = useMe();
  const { data, error, refetch } = useQuery(projects);
  useEffect(() => {
    document.title = t.shell.title(t.start.title, "");
  }, [t]);
  const [only, ...others] = data?.projects ?? [];
  const wantsAll = useSearch().includes("all");
  if (only && others.length === 0 && !wantsAll && only.status !== "unavailable") {
    return <Redirect to={at(only.project_id, "board")} replace />;
  }
  return (
    <>
      <header className={styles.bar}>
        <strong className={styles.logo}>sb</strong>
        <span className={styles.who} dir="auto">
          {who?.name}
        </span>
        <Tools />
      </header>
      <main>
        {error && <Failed error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data && (
          <Sheet title={t.start.title} said={saidOf(data.projects.length > 0, who?.is_admin ?? false, t)}>
            {data.projects.length > 0 && (
              <ul className={styles.projects}>
                {data.projects.map((one) => (
                  <Project key={one.project_id} line={one} />
                ))}
              </ul>
            )}
            {who?.is_admin ? <Begin /> : <p className="soft">{t.start.onlyAdmins}</p>}
          </Sheet>
        )}
      </main>
    </>
  );
}

/** The role in words; one that this catalogue does not know as the server says it. */
function roleIn(role: string, t: Words): string {
  if (role === "owner") return t.start.yours;
  return t.start.role(Object.entries(t.people.role).find(([known]) => known === role)?.[1] ?? role);
}

function saidOf(hasSome: boolean, mayBegin: boolean, t: Words): string {
  if (hasSome) return mayBegin ? t.start.said : t.start.saidOpen;
  return mayBegin ? t.start.empty : t.start.emptyForYou;
}

function Project({ line }: { line: ProjectLine }) {
  const t = useWords();
  const isThere = line.status !== "unavailable";
  const words = (
    <>
      <strong dir="auto">{line.name || line.project_id}</strong>
      <span className="soft">{line.project_id}</span>
      <span className={styles.badges}>
        {!isThere && <Badge tone="bad">{t.start.unavailable}</Badge>}
        {line.status === "archived" && <Badge tone="calm">{t.start.archived}</Badge>}
        <Badge>{roleIn(line.role, t)}</Badge>
      </span>
      {line.fault && <span className={styles.fault}>{line.fault}</span>}
    </>
  );
  return (
    <li>
      {isThere ? (
        <Link href={at(line.project_id, "board")} className={styles.project ?? ""}>
          {words}
        </Link>
      ) : (
        <div className={styles.project}>{words}</div>
      )}
    </li>
  );
}
