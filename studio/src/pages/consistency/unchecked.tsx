/** Pictures that nobody held against the locks yet, and the way to have that done. */
import { useState } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import { JobLine } from "../assets/job-line";
import type { Point } from "./measures";
import styles from "./unchecked.module.css";

export function Unchecked({ project, points }: { project: string; points: readonly Point[] }) {
  const t = useWords();
  const act = useAct();
  const may = useMay(project)("make");
  const [job, setJob] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const open = [...new Set(points.flatMap((one) => (one.standing === "unknown" ? [one.row.frame_id] : [])))];
  const drawn = new Set(points.flatMap((one) => (one.standing === "undrawn" ? [] : [one.row.frame_id])));
  const check = async () => {
    setAsked(true);
    const begun = await act(
      answered(
        api.POST("/v1/projects/{project_id}:check", {
          params: { path: { project_id: project }, header: once() },
          body: { selectors: open },
        }),
      ),
      { renews: [key(project, "job")] },
    );
    setAsked(false);
    if (begun && "job_id" in begun) setJob(begun.job_id);
  };
  if (job) return <JobLine key={job} project={project} job={job} onClose={() => setJob(null)} />;
  if (open.length === 0) return null;
  return (
    <section className={styles.unchecked}>
      <p>
        <strong>
          {open.length === drawn.size ? t.consistency.unchecked : t.consistency.uncheckedSome(open.length)}
        </strong>{" "}
        {t.consistency.uncheckedSaid}
      </p>
      {may && (
        <Button look="main" icon={<Icon name="check" />} disabled={isAsked} onClick={() => void check()}>
          {t.consistency.check}
        </Button>
      )}
    </section>
  );
}
