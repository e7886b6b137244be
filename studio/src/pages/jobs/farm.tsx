/** The ComfyUI servers, where they draw this project's pictures: who answers, what waits there, what lacks. */
import { useQuery } from "@tanstack/react-query";

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
import styles from "./jobs.module.css";

const AGAIN_MS = 15_000;

export function Farm({ project }: { project: string }) {
  const t = useWords();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: key(project, "job", "farm"),
    refetchInterval: AGAIN_MS,
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
  return (
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
          label={t.jobs.servers}
          head={[t.jobs.server, t.jobs.serverState, t.jobs.queue, t.jobs.computes, t.jobs.notes]}
        >
          {data.servers.map((one) => (
            <Server key={one.url} one={one} />
          ))}
        </Table>
      )}
    </Section>
  );
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
      <td>{one.reachable ? t.jobs.queued(one.running, one.waiting) : "–"}</td>
      <td>
        {one.reachable && (
          <>
            {one.device}
            <span className="soft">{` · ${t.jobs.memory(one.vram_free_gb, one.vram_gb)}`}</span>
          </>
        )}
        {one.model && <span className="soft">{` · ${one.model}`}</span>}
      </td>
      <td className={styles.lacks}>
        {one.error}
        {lacks.map((lack) => (
          <p key={lack.pipeline + lack.message}>
            <code>{lack.pipeline}</code> {lack.message}{" "}
            {lack.hint && <HintLine hint={lack.hint as unknown as Hint} />}
          </p>
        ))}
      </td>
    </tr>
  );
}
