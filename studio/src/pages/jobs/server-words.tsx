/** What a ComfyUI server said of a picture that it did not draw: its node, its error and where in its code. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { refusedText } from "../../ui/refused";
import { useWords } from "../../words";
import styles from "./jobs.module.css";

interface Fault {
  node?: string;
  node_type?: string;
  exception?: string;
  said?: string;
  problems?: readonly string[];
  traceback?: readonly string[];
}

export function ServerWords({ project, drawing }: { project: string; drawing: string }) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: key(project, "job", "drawing", drawing),
    enabled: isOpen,
    queryFn: ({ signal }) =>
      answered(
        api.POST("/v1/projects/{project_id}/comfy/jobs:show", {
          params: { path: { project_id: project } },
          body: { job: drawing },
          signal,
        }),
      ),
  });
  return (
    <details className={styles.words} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.jobs.serverWords}</summary>
      {error && <p className={styles.bad}>{refusedText(error, t)}</p>}
      {data && (
        <>
          <p className="soft">
            <code>{data.job.server}</code> · {data.job.pipeline} · {t.jobs.attempt(data.job.attempt)}
          </p>
          <Told fault={data.error as Fault} />
        </>
      )}
    </details>
  );
}

function Told({ fault }: { fault: Fault }) {
  const node = [fault.node, fault.node_type].filter(Boolean).join(" · ");
  const said = [fault.exception, fault.said].filter(Boolean).join(": ");
  const lines = [node, ...(fault.traceback ?? []), said, ...(fault.problems ?? [])];
  return (
    // What is wider than its room is scrolled, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre tabIndex={0} dir="ltr">
      {lines.filter(Boolean).join("\n")}
    </pre>
  );
}
