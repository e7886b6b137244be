/** What keeps frames from being drawn: a line for each reason, with what ends it. */
import { useLocation } from "wouter";

import { useCalled } from "../../api/called";
import { follow } from "../../api/begun";
import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import type { PlanAnswer } from "../../api/schema";
import { useSending } from "../../api/sending";
import { Button } from "../../ui/button";
import { useWords } from "../../words";
import { at } from "../table";
import styles from "./jobs.module.css";
import { obstaclesOf, type Obstacle } from "./planned";

const MOST_NAMED = 6;

export function Obstacles({ project, plan }: { project: string; plan: PlanAnswer }) {
  const found = obstaclesOf(plan);
  if (found.length === 0) return null;
  return (
    <ul className={styles.obstacles}>
      {found.map((one) => (
        <Line key={one.kind} project={project} obstacle={one} />
      ))}
    </ul>
  );
}

function Line({ project, obstacle: { kind, what } }: { project: string; obstacle: Obstacle }) {
  const t = useWords();
  const [, go] = useLocation();
  const called = useCalled(project);
  const names = what.map(called);
  const more = names.length - MOST_NAMED;
  const isOfNames = kind === "unresolved-name";
  return (
    <li>
      <p>
        {t.jobs.obstacles[kind](what.length)}{" "}
        <span className="soft" dir="auto" title={names.join(", ")}>
          {names.slice(0, MOST_NAMED).join(", ")}
          {more > 0 && ` ${t.jobs.moreRows(more)}`}
        </span>
      </p>
      <p className={styles.buttons}>
        {kind === "not-locked" && <Draw project={project} assets={what} />}
        {(kind === "no-spec" || isOfNames) && <Specs project={project} />}
        <Button look="quiet" onClick={() => go(at(project, isOfNames ? "script" : "assets"))}>
          {isOfNames ? t.jobs.toScript : t.jobs.toAssets}
        </Button>
      </p>
    </li>
  );
}

function Draw({ project, assets }: { project: string; assets: readonly string[] }) {
  const t = useWords();
  const { isSent, send } = useSending();
  const draw = async () => {
    const body = { assets: [...assets] };
    const done = await send(
      body,
      (headers) =>
        answered(
          api.POST("/v1/projects/{project_id}/assets:generate", {
            params: { path: { project_id: project } },
            body,
            headers,
          }),
        ),
      { renews: [key(project, "job")] },
    );
    follow(done, { text: t.jobs.started(t.common.steps.generate), tone: "good" });
  };
  return (
    <Button disabled={isSent} onClick={() => void draw()}>
      {t.common.steps.generate}
    </Button>
  );
}

function Specs({ project }: { project: string }) {
  const t = useWords();
  const { isSent, send } = useSending();
  const write = () => {
    const body = { from_script: true };
    return send(
      body,
      (headers) =>
        answered(
          api.POST("/v1/projects/{project_id}/assets", {
            params: { path: { project_id: project } },
            body,
            headers,
          }),
        ),
      {
        renews: [key(project, "asset"), key(project, "status"), key(project, "board")],
        done: ({ specs }) => t.assets.startedFromScript(specs.length),
      },
    );
  };
  return (
    <Button disabled={isSent} onClick={() => void write()}>
      {t.common.steps.new}
    </Button>
  );
}
