/** The log as a person reads it: newest first, by day, each line with who, what, and where it leads. */
import { nameIn } from "../../api/signature";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";

import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { useAct } from "../../api/act";
import type { LogRow } from "../../api/schema";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { Icon, type IconName } from "../../ui/icon";
import { Sheet } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useLanguage, useWords } from "../../words";
import { at, type PageProps } from "../table";
import styles from "./page.module.css";

const TOPICS = [
  "all",
  "review",
  "exception",
  "asset",
  "render",
  "check",
  "timeline",
  "script",
  "export",
  "project",
] as const;
type Topic = (typeof TOPICS)[number];
const PAGE = 100;

const ICONS: Record<string, IconName> = {
  review: "check",
  exception: "warning",
  asset: "lock",
  render: "grid",
  check: "compare",
  timeline: "film",
  script: "script",
  export: "export",
};

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
    </Sheet>
  );
}

function Days({ project, rows }: { project: string; rows: readonly LogRow[] }) {
  const { language } = useLanguage();
  const days = Map.groupBy(rows, (row) =>
    new Date(row.made_at).toLocaleDateString(language, { dateStyle: "full" }),
  );
  return [...days].map(([day, events]) => (
    <section key={day} className={styles.day} aria-label={day}>
      <h2>{day}</h2>
      <ol>
        {events.map((row) => (
          <Line key={row.seq} project={project} row={row} language={language} />
        ))}
      </ol>
    </section>
  ));
}

function Line({ project, row, language }: { project: string; row: LogRow; language: string }) {
  const t = useWords();
  const time = new Date(row.made_at).toLocaleTimeString(language, { timeStyle: "short" });
  return (
    <li className={styles.line}>
      <time dateTime={row.made_at}>{time}</time>
      <Icon name={ICONS[row.kind.split(".")[0] ?? ""] ?? "note"} />
      <span dir="auto" className={styles.who} title={nameIn(row.by)}>
        {nameIn(row.by)}
      </span>
      <span dir="auto" className={styles.what}>
        {row.text}
      </span>
      <Subject project={project} subject={row.subject} kind={row.kind} />
      <code className={styles.hash} title={t.audit.hash}>
        {row.seq} · {row.hash.replace("sha256:", "").slice(0, 8)}
      </code>
    </li>
  );
}

const PAGE_OF: Record<string, "timeline" | "script" | "export"> = {
  timeline: "timeline",
  script: "script",
  export: "export",
};

/** A frame or an asset leads to its page, and what happened to a script, the cut or an export to theirs. */
function Subject({ project, subject, kind }: { project: string; subject: string; kind: string }) {
  if (subject.startsWith("FR_")) return <Link href={at(project, "frame", subject)}>{subject}</Link>;
  const asset = /^((?:CHAR|ENV|NAT|PROP|STYLE)_\w+)/.exec(subject)?.[1];
  if (asset) return <Link href={at(project, "assets", asset)}>{subject}</Link>;
  const page = PAGE_OF[kind.split(".")[0] ?? ""];
  if (page) return <Link href={at(project, page)}>{subject}</Link>;
  return <span className="soft">{subject}</span>;
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
