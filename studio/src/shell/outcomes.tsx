/** Tells what came of each job that was begun in this tab, in the place of the words that it was begun. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "wouter";

import { follow, useFollowed, wordsOf, type Begun } from "../api/begun";
import { answered, api } from "../api/client";
import { key } from "../api/keys";
import type { HintStep } from "../api/refusal";
import { outcomeTold } from "../pages/jobs/outcome";
import { at } from "../pages/table";
import { sent, wordsOf as stepWords } from "../ui/hint";
import { sayRefused } from "../ui/refused";
import { say } from "../ui/toast";
import { useWords, type Words } from "../words";

const ENDS = new Set(["done", "failed", "cancelled"]);
const ASK_AGAIN_MS = 3000;

export function Outcomes({ project }: { project: string }) {
  const jobs = useFollowed((state) => state.jobs);
  return jobs
    .filter((one) => one.project_id === project)
    .map((one) => <Followed key={one.job_id} job={one} />);
}

/** What mends it is begun, and followed as well. */
async function does(step: HintStep, t: Words): Promise<void> {
  try {
    follow(await sent(step), { text: t.common.begun(stepWords(step, t)) });
  } catch (error) {
    sayRefused(error, t);
  }
}

function Followed({ job: { job_id, project_id } }: { job: Begun }) {
  const t = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const leave = useFollowed((state) => state.leave);
  const { data, isError } = useQuery({
    queryKey: key(project_id, "job", job_id),
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/jobs/{job_id}", {
          params: { path: { project_id, job_id } },
          signal,
        }),
      ),
    // The stream says that it ended; a line that is down is asked around.
    refetchInterval: ({ state }) => (state.data && ENDS.has(state.data.state) ? false : ASK_AGAIN_MS),
  });
  // The stream says that it has ended before the whole answer is there.
  const isEnded = data && ENDS.has(data.state) && (data.state === "cancelled" || data.finished_at !== null);
  useEffect(() => {
    if (isError) leave(job_id);
    if (!isEnded) return;
    const { text, tone, look, step } = outcomeTold(data, t);
    const action = step
      ? { label: stepWords(step, t), run: () => void does(step, t) }
      : look && { label: look.label, run: () => go(at(project_id, look.page)) };
    say({ text, tone, isNews: true, name: wordsOf(job_id), ...(action ? { action } : {}) });
    leave(job_id);
    void client.invalidateQueries({ queryKey: key(project_id, "status") });
  }, [isEnded, isError, data, t, client, go, leave, job_id, project_id]);
  return null;
}
