/** The exports that were made: what each is, whether it is still there, who made it, and a way to have it. */
import { nameIn } from "../../api/signature";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { archiveOf, fileAt } from "../../api/pictures";
import type { ExportRow } from "../../api/schema";
import { Badge, type Tone } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Section } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import styles from "./export.module.css";

const PAGE = 20;
const TONES: Record<ExportRow["state"], Tone> = {
  there: "good",
  replaced: "warn",
  gone: "bad",
  elsewhere: "plain",
};
const nameOf = (place: string): string => place.split("/").at(-1) ?? place;

export function Made({ project }: { project: string }) {
  const t = useWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: key(project, "export", "made"),
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/exports", {
          params: {
            path: { project_id: project },
            query: { limit: PAGE, ...(pageParam ? { after: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
  });
  const rows = data?.pages.flatMap((page) => page.exports) ?? [];
  return (
    <Section title={t.exporting.made}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && rows.length === 0 && <p className="soft">{t.exporting.nothingMade}</p>}
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Export key={row.export} project={project} row={row} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.exporting.earlier}
        </Button>
      )}
    </Section>
  );
}

function Export({ project, row }: { project: string; row: ExportRow }) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const isThere = row.state === "there";
  return (
    <li className={styles.export}>
      <Badge tone={TONES[row.state]}>{t.exporting.states[row.state]}</Badge>
      <span className={styles.what}>
        <b dir="auto">{nameOf(row.place)}</b>
        <span className="soft">
          {t.exporting.kind(row.kind)}
          {row.panels !== null && ` · ${t.common.frames(row.panels)}`}
        </span>
      </span>
      <span className={styles.by}>
        <span dir="auto">{nameIn(row.by)}</span>
        {" · "}
        <When at={row.at} />
      </span>
      {isThere && !row.is_folder && (
        <a className={styles.download} href={fileAt(project, row.place)} download={nameOf(row.place)}>
          <Icon name="download" />
          {t.common.download}
        </a>
      )}
      {isThere && row.is_folder && (
        <a className={styles.download} href={archiveOf(project, row.export)} download>
          <Icon name="export" />
          {t.exporting.asOne}
        </a>
      )}
      {isThere && row.is_folder && (
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t.exporting.files}
        </Button>
      )}
      {isOpen && <Files project={project} number={row.export} />}
    </li>
  );
}

function Files({ project, number }: { project: string; number: string }) {
  const t = useWords();
  const { data, error } = useQuery({
    queryKey: key(project, "export", number),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/exports/{export_id}", {
          params: { path: { project_id: project, export_id: number } },
          signal,
        }),
      ),
  });
  if (error) return <Failed error={error} />;
  if (!data) return <Loading />;
  return (
    <ul className={styles.files}>
      {data.files.map((file) => (
        <li key={file.place}>
          <a href={fileAt(project, file.place)} download={nameOf(file.place)}>
            {nameOf(file.place)}
          </a>{" "}
          <span className="soft">{t.exporting.size(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
