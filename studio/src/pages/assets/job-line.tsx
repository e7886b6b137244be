/** Long work of this page: how far it is, and what became of it, in the server's words. */
import { useQuery } from "@tanstack/react-query";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import { troublesOf } from "../jobs/told";
import { Troubles } from "../jobs/troubles";
import styles from "./job-line.module.css";

interface Progress {
  percent?: number;
  title?: string;
  note?: string;
}
const ENDS = new Set(["done", "failed", "cancelled"]);
const ASK_AGAIN_MS = 2000;

/** It stays until somebody closes it: what went by itself would move what is under their mouse. */
export function JobLine({ project, job, onClose }: { project: string; job: string; onClose: () => void }) {
  const t = useWords();
  const act = useAct();
  const path = { project_id: project, job_id: job };
  const { data } = useQuery({
    queryKey: key(project, "job", job),
    queryFn: ({ signal }) =>
      answered(api.GET("/v1/projects/{project_id}/jobs/{job_id}", { params: { path }, signal })),
    // The stream says each step; a line that is down is asked around.
    refetchInterval: ({ state }) => (state.data && ENDS.has(state.data.state) ? false : ASK_AGAIN_MS),
  });
  const state = data?.state ?? "queued";
  const progress = (data?.progress ?? {}) as Progress;
  const troubles = data && ENDS.has(state) ? troublesOf(data) : [];
  const operation =
    t.assets.jobs[(data?.operation ?? "") as keyof typeof t.assets.jobs] ?? data?.operation ?? "";
  const percent = state === "done" ? 100 : (progress.percent ?? 0);
  return (
    <section className={styles.job} data-state={state} role="status" aria-label={operation}>
      <div className={styles.words}>
        <strong>{operation}</strong>{" "}
        <span>{t.assets.jobStates[state as keyof typeof t.assets.jobStates]}</span>{" "}
        {state === "running" && (
          <span className="soft">{[progress.title, progress.note].filter(Boolean).join(" · ")}</span>
        )}
        <Troubles project={project} troubles={troubles} isBad={state === "failed"} />
      </div>
      {!ENDS.has(state) && <progress max={100} value={percent} aria-label={operation} />}
      {ENDS.has(state) ? (
        <Button look="quiet" iconOnly icon={<Icon name="close" />} onClick={onClose}>
          {t.common.close}
        </Button>
      ) : (
        <Button
          look="quiet"
          disabled={data?.stop_wanted}
          onClick={() =>
            void act(
              answered(
                api.POST("/v1/projects/{project_id}/jobs/{job_id}:cancel", {
                  params: { path, header: once() },
                }),
              ),
            )
          }
        >
          {t.common.cancel}
        </Button>
      )}
    </section>
  );
}
