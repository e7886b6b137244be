/** Accounts, roles, tokens and guest links: who changed them, from the server's own record of people. */
import { useInfiniteQuery } from "@tanstack/react-query";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import type { ChangeView } from "../../api/schema";
import { useMe } from "../../api/session";
import { nameIn } from "../../api/signature";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Section } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import styles from "./page.module.css";

const PAGE = 50;

/** Only who manages accounts may see it. */
export function PeopleLog({ project }: { project: string }) {
  return useMe()?.is_admin ? <Changes project={project} /> : null;
}

function Changes({ project }: { project: string }) {
  const t = useWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: key(project, "people", "changes"),
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/v1/audit", {
          params: { query: { limit: PAGE, ...(pageParam ? { before: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
  const rows = (data?.pages.flatMap((page) => page.changes) ?? []).filter(
    (row) => row.project_id === "" || row.project_id === "*" || row.project_id === project,
  );
  return (
    <Section title={t.audit.people}>
      <p className="soft">{t.audit.peopleSaid}</p>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && rows.length === 0 && <p className="soft">{t.audit.nothing}</p>}
      {rows.length > 0 && (
        <div className={styles.day}>
          <ol>
            {rows.map((row) => (
              <Change key={row.number} row={row} />
            ))}
          </ol>
        </div>
      )}
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.audit.earlier}
        </Button>
      )}
    </Section>
  );
}

function Change({ row }: { row: ChangeView }) {
  const t = useWords();
  const says = t.audit.changes[row.action];
  return (
    <li className={`${styles.line} ${styles.change}`}>
      <When at={row.at} />
      <Icon name="person" />
      <span dir="auto" className={styles.who} title={nameIn(row.by)}>
        {nameIn(row.by)}
      </span>
      <span dir="auto" className={styles.what}>
        {says ? says(row.whom, row.said) : [row.action, row.whom, row.said].filter(Boolean).join(" ")}
      </span>
      <span className="soft">{row.origin}</span>
    </li>
  );
}
