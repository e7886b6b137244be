/** What a render would do: how many frames, why, and what keeps others from it, each with its mend. */
import { Link } from "wouter";

import type { Hint } from "../../api/refusal";
import type { PlanAnswer, PlanRow } from "../../api/schema";
import { Badge } from "../../ui/badge";
import { HintLine } from "../../ui/hint";
import { useWords } from "../../words";
import { at } from "../table";
import styles from "./jobs.module.css";

const MOST_ROWS = 40;

interface Props {
  project: string;
  plan: PlanAnswer | undefined;
  /** The frames are named wrongly, which is told beside their field. */
  isRefused: boolean;
}

export function Plan({ project, plan, isRefused }: Props) {
  const t = useWords();
  if (!plan) {
    return (
      <div className={styles.plan} aria-busy={!isRefused}>
        {!isRefused && <p className="soft">{t.jobs.planning}</p>}
      </div>
    );
  }
  const blocked = plan.rows.filter((row) => row.blockers.length > 0);
  const due = plan.rows.length - blocked.length;
  return (
    <div className={styles.plan} aria-label={t.jobs.planTitle} role="group">
      <h3>{t.jobs.planTitle}</h3>
      <p className={styles.counts} role="status">
        {due > 0 && <Badge tone="calm">{t.jobs.toDraw(due)}</Badge>}
        {blocked.length > 0 && <Badge tone="bad">{t.jobs.blocked(blocked.length)}</Badge>}
        <Badge tone="good">{t.jobs.fresh(plan.fresh)}</Badge>
      </p>
      {plan.rows.length === 0 && <p className="soft">{t.jobs.allFresh}</p>}
      {plan.problems.map((one) => (
        <p key={one.code + one.message}>
          {one.message} {one.hint && <HintLine hint={one.hint as unknown as Hint} />}
        </p>
      ))}
      {plan.hints.map((one) => (
        <p key={one.hint.text}>
          <HintLine hint={one.hint as unknown as Hint} />
        </p>
      ))}
      {plan.rows.length > 0 && (
        <details>
          <summary>{t.jobs.whyEach}</summary>
          <ul className={styles.rows}>
            {plan.rows.slice(0, MOST_ROWS).map((row) => (
              <Row key={row.frame_id} project={project} row={row} />
            ))}
          </ul>
          {plan.rows.length > MOST_ROWS && (
            <p className="soft">{t.jobs.moreRows(plan.rows.length - MOST_ROWS)}</p>
          )}
        </details>
      )}
    </div>
  );
}

function Row({ project, row }: { project: string; row: PlanRow }) {
  const why = row.blockers.length ? row.blockers.map((one) => one.message) : row.reasons;
  return (
    <li>
      <Link href={at(project, "frame", row.frame_id)}>{row.frame_id}</Link>{" "}
      <span className={row.blockers.length ? styles.bad : "soft"}>{why.join("; ")}</span>
    </li>
  );
}
