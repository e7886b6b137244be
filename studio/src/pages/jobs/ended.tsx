/** What has ended, with the server's own words where it went wrong, and what brings it further. */
import { useState } from "react";
import { Link } from "wouter";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { frameThumbnail, thumbnailAt } from "../../api/pictures";
import type { JobView } from "../../api/schema";
import { useMay } from "../../api/session";
import { Badge, type Tone } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Section } from "../../ui/sheet";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { at } from "../table";
import { About, Who } from "./at-work";
import { useEndedJobs } from "./data";
import styles from "./jobs.module.css";
import { costOf, duration, operationOf, outcomeOf, picturesOf, troublesOf } from "./told";
import { Troubles } from "./troubles";

const TONES: Record<JobView["state"], Tone> = {
  queued: "plain",
  running: "calm",
  done: "good",
  failed: "bad",
  cancelled: "warn",
};
const MOST_PICTURES = 12;
const PICTURE_PX = 112;

export function Ended({ project }: { project: string }) {
  const t = useWords();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useEndedJobs(project);
  return (
    <Section title={t.jobs.ended}>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <p className="soft">{t.jobs.nothingEnded}</p>}
      {data && data.length > 0 && (
        <ul className={styles.list}>
          {data.map((job) => (
            <EndedJob key={job.job_id} project={project} job={job} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.jobs.earlier}
        </Button>
      )}
    </Section>
  );
}

export function EndedJob({ project, job }: { project: string; job: JobView }) {
  const t = useWords();
  const cost = costOf(job);
  const troubles = troublesOf(job);
  return (
    <li className={styles.job}>
      <div className={styles.body}>
        <p className={styles.line}>
          <Badge tone={TONES[job.state]}>{t.jobs.states[job.state]}</Badge>
          <strong>{operationOf(job, t)}</strong>
          <About project={project} job={job} />
          <span className="soft" dir="auto">
            {[outcomeOf(job, t), cost === null ? "" : t.jobs.cost(duration(cost))]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <Who job={job} at={job.finished_at} />
        </p>
        {job.dead && <p className={styles.bad}>{t.jobs.givenUp}</p>}
        <Troubles project={project} troubles={troubles} isBad={job.state === "failed"} />
        <Pictures project={project} job={job} />
      </div>
      <Retry project={project} job={job} />
    </li>
  );
}

/** The pictures that came of it, each leading to its frame. */
function Pictures({ project, job }: { project: string; job: JobView }) {
  const pictures = picturesOf(job);
  if (pictures.length === 0) return null;
  const more = pictures.length - MOST_PICTURES;
  return (
    <p className={styles.pictures}>
      {pictures.slice(0, MOST_PICTURES).map(({ frame_id, render_version, picture, candidate }) => (
        <Link key={candidate ? picture : frame_id} href={at(project, "frame", frame_id)} title={frame_id}>
          <img
            loading="lazy"
            alt={frame_id}
            src={
              candidate && picture
                ? thumbnailAt(project, picture, PICTURE_PX)
                : frameThumbnail(project, frame_id, { version: render_version }, PICTURE_PX)
            }
          />
        </Link>
      ))}
      {more > 0 && <span className="soft">{`+${more.toLocaleString()}`}</span>}
    </p>
  );
}

function Retry({ project, job }: { project: string; job: JobView }) {
  const t = useWords();
  const act = useAct();
  const may = useMay(project);
  const [isAsked, setAsked] = useState(false);
  if (!may("make") || (job.state !== "failed" && job.state !== "cancelled")) return null;
  const retry = async () => {
    setAsked(true);
    await act(
      answered(
        api.POST("/v1/projects/{project_id}/jobs/{job_id}:retry", {
          params: { path: { project_id: project, job_id: job.job_id } },
          headers: once(),
        }),
      ),
      { renews: [key(project, "job")], done: t.jobs.retried },
    );
    setAsked(false);
  };
  return (
    <Button icon={<Icon name="retake" />} disabled={isAsked} onClick={() => void retry()}>
      {t.jobs.retry}
    </Button>
  );
}
