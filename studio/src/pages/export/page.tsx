/** Take the board elsewhere: files of every kind, and links for guests. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { useMay } from "../../api/session";
import { Section, Sheet } from "../../ui/sheet";
import { useWords } from "../../words";
import { OpenJob } from "../jobs/at-work";
import { useOpenJobs } from "../jobs/data";
import { EndedJob } from "../jobs/ended";
import jobs from "../jobs/jobs.module.css";
import { Guests } from "../people/guests";
import type { PageProps } from "../table";
import { Made } from "./made";
import { Make } from "./make";

export default function ExportPage({ project }: PageProps) {
  const t = useWords();
  const may = useMay(project);
  const [begun, setBegun] = useState("");
  return (
    <Sheet title={t.exporting.title} said={t.exporting.said}>
      {may("make") && <Make project={project} onBegun={setBegun} />}
      <UnderWay project={project} begun={begun} />
      <Made project={project} />
      {may("manage") && <Guests project={project} />}
    </Sheet>
  );
}

/** Exports that are being made, and the one that was begun here where it went wrong. */
function UnderWay({ project, begun }: { project: string; begun: string }) {
  const t = useWords();
  const { data: open = [] } = useOpenJobs(project);
  const { data: own } = useQuery({
    queryKey: key(project, "job", begun),
    enabled: begun !== "",
    queryFn: ({ signal }) =>
      answered(
        api.GET("/v1/projects/{project_id}/jobs/{job_id}", {
          params: { path: { project_id: project, job_id: begun } },
          signal,
        }),
      ),
  });
  const running = open.filter((job) => job.operation.startsWith("export."));
  const hasEnded = own !== undefined && own.state !== "queued" && own.state !== "running";
  return (
    <>
      {running.length > 0 && (
        <Section title={t.exporting.underWay}>
          <ul className={jobs.list}>
            {running.map((job) => (
              <OpenJob key={job.job_id} project={project} job={job} />
            ))}
          </ul>
        </Section>
      )}
      {hasEnded && (
        <Section title={t.exporting.justEnded}>
          <ul className={jobs.list}>
            <EndedJob key={own.job_id} project={project} job={own} />
          </ul>
        </Section>
      )}
    </>
  );
}
