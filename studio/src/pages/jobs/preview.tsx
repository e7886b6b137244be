/** The pictures that a running job is at, one for each of its servers, where they send some. */
import { useEffect, useRef, useState } from "react";

import { api } from "../../api/client";
import { useMessages } from "../../live/project";
import { useWords } from "../../words";
import styles from "./jobs.module.css";
import { newest, type Shown } from "./previewed";

interface Props {
  project: string;
  job: string;
  what: string;
  /** So many are made at once. */
  atOnce: number;
}

export function Previews({ project, job, what, atOnce }: Props) {
  const t = useWords();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const kept = useRef<readonly Shown[]>([]);
  const reading = useRef(new Set<string>());
  const isWanted = useRef(true);

  const show = (next: readonly Shown[]) => {
    for (const old of kept.current) if (!next.includes(old)) URL.revokeObjectURL(old.src);
    kept.current = next;
    setShown(next);
  };
  useEffect(() => {
    isWanted.current = true;
    return () => {
      isWanted.current = false;
      for (const one of kept.current) URL.revokeObjectURL(one.src);
      kept.current = [];
    };
  }, []);

  const read = async (subject: string) => {
    if (reading.current.has(subject)) return; // the next message brings a newer one
    reading.current.add(subject);
    try {
      const { data } = await api.GET("/v1/projects/{project_id}/jobs/{job_id}/preview", {
        params: { path: { project_id: project, job_id: job }, query: { subject } },
        parseAs: "blob",
      });
      if (!data || !isWanted.current) return;
      const src = URL.createObjectURL(data as unknown as Blob);
      show(newest(kept.current, { subject, src }, atOnce));
    } catch {
      // The picture is done meanwhile: what was seen of it stays until there is a next one.
    } finally {
      reading.current.delete(subject);
    }
  };
  useMessages(({ name, data }) => {
    if (name !== "preview" || data["job_id"] !== job) return;
    for (const subject of (data["subjects"] as string[]).slice(-atOnce)) void read(subject);
  });
  return (
    <div className={styles.previews}>
      {shown.map(({ subject, src }) => (
        <figure key={subject} className={styles.preview}>
          <img src={src} alt={t.jobs.preview(`${what} ${subject}`)} />
          <figcaption aria-hidden="true">{subject}</figcaption>
        </figure>
      ))}
      {shown.length === 0 && <div className={styles.preview} />}
    </div>
  );
}
