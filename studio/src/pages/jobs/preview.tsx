/** The picture that a running job is at, where its servers send one. */
import { useEffect, useRef, useState } from "react";

import { api } from "../../api/client";
import { useMessages } from "../../live/project";
import { useWords } from "../../words";
import styles from "./jobs.module.css";

export function Preview({ project, job, what }: { project: string; job: string; what: string }) {
  const t = useWords();
  const [shown, show] = useState<string | null>(null);
  const isReading = useRef(false);
  const isWanted = useRef(true);

  useEffect(() => {
    isWanted.current = true;
    return () => {
      isWanted.current = false;
    };
  }, []);
  useEffect(() => () => (shown ? URL.revokeObjectURL(shown) : undefined), [shown]);

  const read = async () => {
    if (isReading.current) return; // the next message brings a newer one
    isReading.current = true;
    try {
      const { data } = await api.GET("/v1/projects/{project_id}/jobs/{job_id}/preview", {
        params: { path: { project_id: project, job_id: job } },
        parseAs: "blob",
      });
      if (data && isWanted.current) show(URL.createObjectURL(data as unknown as Blob));
    } catch {
      // The picture is done meanwhile: what was seen of it stays until there is a next one.
    } finally {
      isReading.current = false;
    }
  };
  useMessages(({ name, data }) => {
    if (name === "preview" && data["job_id"] === job) void read();
  });
  return shown && <img className={styles.preview} src={shown} alt={t.jobs.preview(what)} />;
}
