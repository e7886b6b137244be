/** Saving a script: its file, guarded by the tag of what was read, then the film that it makes. */
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { answered, api, once } from "../../api/client";
import { Refusal } from "../../api/refusal";
import type { JobView } from "../../api/schema";
import { useMessages } from "../../live/project";
import { sayRefused } from "../../ui/refused";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import { failureOf } from "../jobs/outcome";
import { asFile, type Base } from "./kept";
import { textOf } from "./queries";

export type Stage = "" | "saving" | "compiling";

const WAIT_S = 30;

async function compiled(project: string, script: string, began: (job: string) => void): Promise<JobView> {
  const path = { project_id: project, script_id: script };
  const accepted = await answered(
    api.POST("/v1/projects/{project_id}/scripts/{script_id}:compile", {
      params: { path, header: once() },
      body: {},
    }),
  );
  const { job_id } = accepted as { job_id: string };
  began(job_id);
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- until the job has ended
    const job = await answered(
      api.GET("/v1/projects/{project_id}/jobs/{job_id}", {
        params: { path: { project_id: project, job_id }, query: { wait: WAIT_S } },
      }),
    );
    if (!["queued", "running", "waiting"].includes(job.state)) return job;
  }
}

/** `file` is the name that the script's file has. */
export function useSaving(project: string, script: string, file: string, isPartOfFilm: boolean) {
  const t = useWords();
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>("");
  const [percent, setPercent] = useState(0);
  const job = useRef("");
  useMessages(({ name, data }) => {
    if (name !== "progress" || data["job_id"] !== job.current) return;
    const found = (data["progress"] as { percent?: unknown } | null)?.percent;
    if (typeof found === "number") setPercent(found);
  });

  /** The new base; "stale" where somebody else saved meanwhile, null where it was refused, which was told. */
  const save = async (base: Base, text: string): Promise<Base | "stale" | null> => {
    setStage("saving");
    try {
      const path = { project_id: project, script_id: file };
      const written = asFile(text, base.text);
      const put = await answered(
        api.PUT("/v1/projects/{project_id}/scripts/{script_id}", {
          params: { path, header: { "If-Match": `"${base.tag}"` } },
          body: { text: written },
        }),
      );
      const saved = { tag: put.tag, text: written };
      client.setQueryData(
        textOf(project, script).queryKey,
        (shown) =>
          shown && { ...shown, file: { ...shown.file, ...saved }, script: { ...shown.script, tag: put.tag } },
      );
      return saved;
    } catch (error) {
      if (error instanceof Refusal && error.isStale) {
        await client.invalidateQueries({ queryKey: textOf(project, script).queryKey });
        return "stale";
      }
      sayRefused(error, t);
      return null;
    } finally {
      setStage("");
    }
  };

  const compile = async (): Promise<void> => {
    if (!isPartOfFilm) {
      say({ text: t.script.saved, tone: "good" });
      return;
    }
    setPercent(0);
    setStage("compiling");
    try {
      const done = await compiled(project, script, (id) => (job.current = id));
      await client.invalidateQueries({ queryKey: ["p", project] });
      if (done.state === "done") say({ text: t.script.savedAndCompiled, tone: "good" });
      else
        say({
          text: t.script.notCompiledBecause(failureOf(done) || done.state),
          tone: "bad",
        });
    } catch (error) {
      sayRefused(error, t);
    } finally {
      setStage("");
    }
  };
  return { save, compile, stage, percent };
}
