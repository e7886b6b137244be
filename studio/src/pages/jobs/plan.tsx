/** What a render would do: how many frames, why, and what keeps others from it, each with its mend. */
import { Link } from "wouter";

import type { Hint } from "../../api/refusal";
import type { PlanAnswer, PlanRow } from "../../api/schema";
import { Badge } from "../../ui/badge";
import { HintLine } from "../../ui/hint";
import { useWords } from "../../words";
import { at } from "../table";
import styles from "./jobs.module.css";
import { Obstacles } from "./obstacles";
import { countsOf, type Chosen } from "./planned";

const MOST_ROWS = 40;

interface Props {
  project: string;
  plan: PlanAnswer | undefined;
  chosen: Chosen;
  /** Why there is no plan. */
  refused: string | undefined;
  /** What is shown was planned for other frames than those that are named now. */
  isReading: boolean;
}

export function Plan({ project, plan, chosen, refused, isReading }: Props) {
  const t = useWords();
  return (
    <div
      className={styles.plan}
      aria-label={t.jobs.planTitle}
      role="group"
      aria-busy={isReading || (!plan && !refused)}
    >
      <h3>{t.jobs.planTitle}</h3>
      {refused ? (
        <p className="soft">{refused}</p>
      ) : isReading || !plan ? (
        <p className="soft" role="status">
          {t.jobs.planning}
        </p>
      ) : (
        <Planned project={project} plan={plan} chosen={chosen} />
      )}
    </div>
  );
}

function Planned({ project, plan, chosen }: Pick<Props, "project" | "chosen"> & { plan: PlanAnswer }) {
  const t = useWords();
  const { due, blocked, again, fresh } = countsOf(plan, chosen);
  return (
    <>
      <p className={styles.counts} role="status">
        {due > 0 && <Badge tone="calm">{t.jobs.toDraw(due)}</Badge>}
        {blocked > 0 && <Badge tone="bad">{t.jobs.blocked(blocked)}</Badge>}
        {(fresh > 0 || (due === 0 && blocked === 0)) && <Badge tone="good">{t.jobs.fresh(fresh)}</Badge>}
      </p>
      {due === 0 && blocked === 0 && <p className="soft">{t.jobs.allFresh}</p>}
      {again > 0 && <p className="soft">{t.jobs.drawnAgain(again)}</p>}
      {chosen.draft && <p className="soft">{t.jobs.asDrafts}</p>}
      {plan.problems.map((one) => (
        <p key={one.code + one.message}>
          {one.message} {one.hint && <HintLine hint={one.hint as unknown as Hint} />}
        </p>
      ))}
      {!chosen.draft && <Obstacles project={project} plan={plan} />}
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
    </>
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
