/** What went wrong with a job, each with its place and the steps that bring it further. */
import { Link } from "wouter";

import { HintLine } from "../../ui/hint";
import { useWords } from "../../words";
import { at } from "../table";
import styles from "./jobs.module.css";
import { ServerWords } from "./server-words";
import type { Trouble } from "./told";

const MOST_TROUBLES = 12;

export function Troubles({
  project,
  troubles,
  isBad,
}: {
  project: string;
  troubles: readonly Trouble[];
  isBad: boolean;
}) {
  const t = useWords();
  if (troubles.length === 0) return null;
  const more = troubles.length - MOST_TROUBLES;
  return (
    <ul className={styles.troubles}>
      {troubles.slice(0, MOST_TROUBLES).map((one) => (
        <li key={`${one.where} ${one.text}`} className={styles.trouble}>
          {one.where?.startsWith("FR_") ? (
            <Link href={at(project, "frame", one.where)}>{one.where}</Link>
          ) : (
            one.where && <code>{one.where}</code>
          )}{" "}
          <span className={isBad ? styles.bad : ""} dir="auto">
            {one.text}
          </span>
          {one.drawing && <ServerWords project={project} drawing={one.drawing} />}
          {one.hint && (
            <p className={styles.mend}>
              <HintLine hint={one.hint} />
            </p>
          )}
        </li>
      ))}
      {more > 0 && <li className="soft">{t.jobs.moreRows(more)}</li>}
    </ul>
  );
}
