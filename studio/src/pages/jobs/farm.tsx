/** The ComfyUI servers, where they draw this project's pictures: who answers, what waits there, what lacks. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type RefObject } from "react";

import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import type { Hint } from "../../api/refusal";
import type { ServerReport } from "../../api/schema";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { HintLine } from "../../ui/hint";
import { Icon } from "../../ui/icon";
import { Section, Table } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { useOpenJobs } from "./data";
import styles from "./jobs.module.css";
import { progressOf } from "./told";

/** To ask a server is to ask for all its nodes: seldom, and only while somebody looks. */
const AGAIN_MS = 30_000;

export function Farm({ project }: { project: string }) {
  const t = useWords();
  const panel = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(panel);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: key(project, "farm"),
    enabled: isSeen,
    refetchInterval: AGAIN_MS, // a hidden window does not ask
    staleTime: AGAIN_MS,
    queryFn: ({ signal }) =>
      answered(
        api.POST("/v1/projects/{project_id}/comfy:servers", {
          params: { path: { project_id: project } },
          body: {},
          headers: once(),
          signal,
        }),
      ),
  });
  // A job that hears of a server's end hears it first.
  const heard = useServerStates(project);
  const asked = useRef(heard);
  useEffect(() => {
    if (asked.current === heard) return;
    asked.current = heard;
    if (isSeen) void refetch();
  }, [heard, isSeen, refetch]);
  return (
    <div ref={panel}>
      <Section
        title={t.jobs.servers}
        said={t.jobs.serversSaid}
        actions={
          <Button icon={<Icon name="retake" />} disabled={isFetching} onClick={() => void refetch()}>
            {t.jobs.refresh}
          </Button>
        }
      >
        {error && <Failed error={error} />}
        {!data && !error && <Loading />}
        {data?.servers.length === 0 && <p className="soft">{t.jobs.noServers}</p>}
        {data && data.servers.length > 0 && (
          <Table
            label={t.jobs.serverList}
            head={[t.jobs.server, t.jobs.serverState, t.jobs.queue, t.jobs.computes, t.jobs.notes]}
          >
            {data.servers.map((one) => (
              <Server key={one.url} one={one} />
            ))}
          </Table>
        )}
      </Section>
    </div>
  );
}

/** Which servers the running jobs have, and whether those answer, in a word that changes when that does. */
function useServerStates(project: string): string {
  const { data = [] } = useOpenJobs(project);
  const states = data.flatMap((job) => progressOf(job).servers.map((one) => `${one.server} ${one.state}`));
  return [...new Set(states)].toSorted().join();
}

/** Is it within what the window shows? */
function useSeen(of: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!of.current) return undefined;
    const watch = new IntersectionObserver((entries) => setSeen(entries.some((one) => one.isIntersecting)));
    watch.observe(of.current);
    return () => watch.disconnect();
  }, [of]);
  return isSeen;
}

function Server({ one }: { one: ServerReport }) {
  const t = useWords();
  const state = one.ready
    ? ({ tone: "good", word: t.jobs.ready } as const)
    : one.reachable
      ? ({ tone: "warn", word: t.jobs.notReady } as const)
      : ({ tone: "bad", word: t.jobs.unreachable } as const);
  const lacks = one.pipelines.flatMap((pipeline) =>
    pipeline.complaints.map((complaint) => ({ ...complaint, pipeline: pipeline.pipeline })),
  );
  return (
    <tr>
      <td>
        <code>{one.url}</code>
        {one.version && <span className="soft">{` ${one.version}`}</span>}
      </td>
      <td>
        <Badge tone={state.tone}>{state.word}</Badge>
      </td>
      <td>{one.reachable ? t.jobs.queued(one.running, one.waiting - one.running) : "–"}</td>
      <td>
        {one.reachable && (
          <>
            {one.device}
            <span className="soft">{` · ${t.jobs.memory(one.vram_free_gb, one.vram_gb)}`}</span>
          </>
        )}
        {one.model && <span className="soft">{` · ${one.model}`}</span>}
      </td>
      <td>
        <div className={styles.lacks}>
          {one.error}
          {lacks.map((lack) => (
            <p key={lack.pipeline + lack.message}>
              <code>{lack.pipeline}</code> {lack.message}{" "}
              {lack.hint && <HintLine hint={lack.hint as unknown as Hint} />}
            </p>
          ))}
        </div>
      </td>
    </tr>
  );
}
