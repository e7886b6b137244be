/** The queue: what runs, how far it is and how long it takes still, and what waits. */
import { useState } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { useCalled } from "../../api/called";
import { key } from "../../api/keys";
import type { JobView } from "../../api/schema";
import { useMay } from "../../api/session";
import { nameIn } from "../../api/signature";
import { Badge, type Tone } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Section } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { When } from "../../ui/when";
import { useWords } from "../../words";
import { useOpenJobs } from "./data";
import styles from "./jobs.module.css";
import { Previews } from "./preview";
import { aboutOf, duration, progressOf, roughly, type Progress } from "./told";

export function AtWork({ project }: { project: string }) {
  const t = useWords();
  const { data, error, refetch } = useOpenJobs(project);
  return (
    <Section title={t.jobs.atWork}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="soft">{t.jobs.nothingRuns}</p>}
      {data && data.length > 0 && (
        <ul className={styles.list}>
          {data.map((job) => (
            <OpenJob key={job.job_id} project={project} job={job} />
          ))}
        </ul>
      )}
    </Section>
  );
}

export function OpenJob({ project, job }: { project: string; job: JobView }) {
  const t = useWords();
  const what = t.jobs.operation(job.operation);
  const progress = progressOf(job);
  const runs = job.state === "running";
  return (
    <li className={styles.job}>
      {runs && progress.servers.length > 0 && (
        <Previews
          project={project}
          job={job.job_id}
          what={what}
          atOnce={progress.servers.filter((one) => one.state === "up").length}
        />
      )}
      <div className={styles.body}>
        <p className={styles.line}>
          <Badge tone={runs ? "calm" : "plain"}>{t.jobs.states[job.state]}</Badge>
          <strong>{what}</strong>
          <About project={project} job={job} />
          <Who job={job} at={job.started_at ?? job.created_at} />
        </p>
        {runs ? (
          <>
            <progress
              className={styles.progress}
              aria-label={t.jobs.progress(what)}
              max={100}
              {...(progress.percent === null ? {} : { value: progress.percent })}
            />
            <p className={styles.line}>
              <span className={styles.figures}>
                {progress.percent !== null && <b>{`${Math.floor(progress.percent)} %`}</b>}
                {progress.total !== null && <span>{t.jobs.ofTotal(progress.done, progress.total)}</span>}
                {progress.eta !== null && <span>{t.jobs.left(roughly(progress.eta))}</span>}
              </span>
              <span className="soft" dir="auto">
                {/* What each server is at stands beside its name. */}
                {progress.servers.length === 0 && [progress.title, progress.note].filter(Boolean).join(" · ")}
              </span>
            </p>
            <Servers of={progress.servers} />
            {progress.messages.slice(-2).map((one) => (
              <p key={one.text} className={one.level === "warning" ? styles.warn : "soft"} dir="auto">
                {one.text}
              </p>
            ))}
          </>
        ) : (
          <p className="soft">{t.jobs.waits}</p>
        )}
      </div>
      <Cancel project={project} job={job} />
    </li>
  );
}

const TONES: Record<string, Tone> = { up: "good", down: "bad", closed: "bad" };

function Servers({ of }: { of: Progress["servers"] }) {
  const t = useWords();
  if (of.length === 0) return null;
  return (
    <ul className={styles.servers} aria-label={t.jobs.servers}>
      {of.map((one) => (
        <li key={one.server}>
          <Badge tone={TONES[one.state] ?? "plain"}>{t.jobs.serverStates[one.state] ?? one.state}</Badge>
          <code>{one.server}</code>
          <span className={styles.figures}>
            {t.jobs.drawn(one.done)}, {t.jobs.cost(duration(one.seconds))}
          </span>
          <span className={one.state === "up" ? "soft" : styles.bad}>{one.doing}</span>
        </li>
      ))}
    </ul>
  );
}

const MOST_NAMED = 6;

/** What it was asked about. */
export function About({ project, job }: { project: string; job: JobView }) {
  const called = useCalled(project);
  const ids = aboutOf(job);
  const named = ids.map(called);
  if (named.length === 0) return null;
  const more = named.length - MOST_NAMED;
  return (
    <span className={styles.about} title={ids.join(" ")} dir="auto">
      {named.slice(0, MOST_NAMED).join(", ")}
      {more > 0 && ` +${more}`}
    </span>
  );
}

/** Who asked for it, when, and whether it was begun before. */
export function Who({ job, at }: { job: JobView; at: string | null }) {
  const t = useWords();
  return (
    <span className={styles.who}>
      <span dir="auto">{t.jobs.askedBy(nameIn(job.actor))}</span>
      {" · "}
      <When at={at} />
      {job.attempt > 1 && ` · ${t.jobs.attempt(job.attempt)}`}
      {job.retry_of && ` · ${t.jobs.retryOf}`}
    </span>
  );
}

function Cancel({ project, job }: { project: string; job: JobView }) {
  const t = useWords();
  const act = useAct();
  const may = useMay(project);
  const [isAsked, setAsked] = useState(false);
  if (!may("make")) return null;
  if (job.stop_wanted || isAsked) return <span className="soft">{t.jobs.stops}</span>;
  const cancel = async () => {
    setAsked(true);
    const done = await act(
      answered(
        api.POST("/v1/projects/{project_id}/jobs/{job_id}:cancel", {
          params: { path: { project_id: project, job_id: job.job_id } },
          headers: once(),
        }),
      ),
      { renews: [key(project, "job")], done: t.jobs.cancelled },
    );
    if (!done) setAsked(false);
  };
  return <Button onClick={() => void cancel()}>{t.jobs.cancel}</Button>;
}
