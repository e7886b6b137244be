/** The log as a person reads it: newest first, by day, each line with who, what, and where it leads. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answered, api, once } from "../../api/client";
import { useCalled } from "../../api/called";
import { key } from "../../api/keys";
import { useAct } from "../../api/act";
import type { LogRow } from "../../api/schema";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Sheet } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useLanguage, useWords } from "../../words";
import type { PageProps } from "../table";
import { folded } from "./folded";
import { Lines } from "./line";
import { PeopleLog } from "./people-log";
import styles from "./page.module.css";

const TOPICS = [
  "all",
  "review",
  "exception",
  "asset",
  "render",
  "candidate",
  "check",
  "timeline",
  "script",
  "export",
  "project",
] as const;
type Topic = (typeof TOPICS)[number];
const PAGE = 100;

export default function AuditPage({ project }: PageProps) {
  const t = useWords();
  const [topic, setTopic] = useState<Topic>("all");
  const [subject, setSubject] = useState("");
  const asked = subject.trim() || null;
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: key(project, "event", topic, asked),
      initialPageParam: null as number | null,
      queryFn: ({ pageParam, signal }) =>
        answered(
          api.POST("/v1/projects/{project_id}:log", {
            params: { path: { project_id: project } },
            body: {
              limit: PAGE,
              newest_first: true,
              bodies: false,
              subject: asked,
              kinds: topic === "all" ? [] : [topic],
              before: pageParam,
            },
            signal,
          }),
        ),
      getNextPageParam: (last) => last.next,
    });
  const rows = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <Sheet
      title={t.audit.title}
      said={t.audit.said(data?.pages[0]?.total ?? 0)}
      actions={<Verify project={project} />}
    >
      <div className={styles.filters}>
        <Select
          label={t.audit.topic}
          value={topic}
          choices={TOPICS.map((value) => ({ value, label: t.audit.topics[value] }))}
          onChange={(event) => setTopic(event.target.value as Topic)}
        />
        <TextField
          label={t.audit.subject}
          value={subject}
          placeholder={t.audit.example}
          onChange={(event) => setSubject(event.target.value)}
        />
      </div>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {isPending && <Loading />}
      {data && rows.length === 0 && (
        <p className="soft">{asked ? t.audit.nothingOf(asked) : t.audit.nothing}</p>
      )}
      <Days project={project} rows={rows} />
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.audit.earlier}
        </Button>
      )}
      {topic === "all" && !asked && <PeopleLog project={project} />}
    </Sheet>
  );
}

function Days({ project, rows }: { project: string; rows: readonly LogRow[] }) {
  const { language } = useLanguage();
  const called = useCalled(project);
  const days = Map.groupBy(rows, (row) =>
    new Date(row.made_at).toLocaleDateString(language, { dateStyle: "full" }),
  );
  return [...days].map(([day, events]) => (
    <section key={day} className={styles.day} aria-label={day}>
      <h2>{day}</h2>
      <ol>
        {folded(events).map((lines) => (
          <Lines key={lines[0]?.seq} project={project} rows={lines} called={called} />
        ))}
      </ol>
    </section>
  ));
}

/** Has the chain of hashes looked at, and every file against it. */
function Verify({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const [isAsked, setAsked] = useState(false);
  const verify = async () => {
    setAsked(true);
    await act(
      api.POST("/v1/projects/{project_id}:verify", {
        params: { path: { project_id: project } },
        body: {},
        headers: { ...once(), Prefer: "wait=60" },
      }),
      {
        done: ({ data }) =>
          data && "answer" in data && !data.failure ? t.audit.verified : t.audit.verifyRuns,
      },
    );
    setAsked(false);
  };
  return (
    <Button disabled={isAsked} icon={<Icon name="check" />} onClick={() => void verify()}>
      {t.audit.verify}
    </Button>
  );
}
