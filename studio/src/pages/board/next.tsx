/** The one thing that is worth doing next with the film, and what is being done already. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";

import { follow } from "../../api/begun";
import { statusOf } from "../../api/queries";
import type { HintStep } from "../../api/refusal";
import type { JobView, StatusAnswer } from "../../api/schema";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { isComplete, sent } from "../../ui/hint";
import { sayRefused } from "../../ui/refused";
import { useWords, type Words } from "../../words";
import { useOpenJobs } from "../jobs/data";
import { progressOf, roughly } from "../jobs/told";
import { WAITING } from "../assets/which";
import { at, type Page } from "../table";
import styles from "./next.module.css";

export function NextStep({ project }: { project: string }) {
  const may = useMay(project);
  const { data: jobs } = useOpenJobs(project);
  const { data: status } = useQuery(statusOf(project));
  const [running] = jobs ?? [];
  if (running) return <AtWork project={project} job={running} more={(jobs?.length ?? 1) - 1} />;
  const wanted = status && may("make") ? wantedOf(status) : null;
  return wanted && <Wanted key={wanted.name} project={project} {...wanted} />;
}

function AtWork({ project, job, more }: { project: string; job: JobView; more: number }) {
  const t = useWords();
  const { percent, done, total, eta } = progressOf(job);
  const what = t.jobs.operation(job.operation);
  return (
    <p className={styles.next}>
      <span>
        {what}
        {total !== null && ` · ${t.jobs.ofTotal(done, total)}`}
        {eta !== null && ` · ${t.jobs.left(roughly(eta))}`}
      </span>
      <progress
        aria-label={t.jobs.progress(what)}
        max={100}
        {...(percent === null ? {} : { value: percent })}
      />
      <Link href={at(project, "jobs")}>{more > 0 ? t.board.moreJobs(more) : t.common.seeJobs}</Link>
    </p>
  );
}

type Name = keyof Words["board"]["next"];

interface Wants {
  name: Name;
  count: number;
  /** What the button asks for. */
  step?: HintStep;
  /** Where a person has to look, or write. */
  page?: Page["name"];
  /** What is looked at there: one thing by its name, or what the page shows of all. */
  of?: string;
  /** Frames that were sent back, where something else comes before them. */
  sentBack?: number;
}

/** What the server says is worth doing next, where it is not to look at the board. */
export function wantedOf(status: StatusAnswer): Wants | null {
  const { command } = status.next[0] ?? {};
  const steps = (command?.steps ?? []) as HintStep[];
  const others = status.next.flatMap((one) => (one.command.steps ?? []) as HintStep[]);
  const [first, second] = steps.map((one) => one.operation ?? "");
  const needs = (what: string) => status.needs[what] ?? 0;
  const step = steps[0];
  switch (first) {
    case "generate":
      return status.edited_since_lock.length > 0 && status.locked === status.assets
        ? lockAnewOf(status.edited_since_lock)
        : lockOf(status, step);
    case "new":
      return { name: "specs", count: needs("blocked"), page: "script", ...(step ? { step } : {}) };
    case "render":
      return { name: "render", count: needs("render"), ...(step ? { step } : {}) };
    case "check":
      return (status.verdicts["quarantined"] ?? 0) > 0 && needs("check") === 0
        ? { name: "differ", count: status.verdicts["quarantined"] ?? 0, page: "consistency" }
        : { name: "check", count: needs("check"), ...(step ? { step } : {}) };
    case "compile":
      return second === "render"
        ? sentBackOf(status, others)
        : {
            name: "compile",
            count: status.edited_since_compile.length,
            page: "script",
            ...(step ? { step } : {}),
          };
    default:
      return null;
  }
}

/** It leads to the one spec that was edited, or to all that wait. */
function lockAnewOf(edited: readonly string[]): Wants {
  const [first = ""] = edited;
  return {
    name: "lockAnew",
    count: edited.length,
    page: "assets",
    of: edited.length === 1 ? first : WAITING,
  };
}

/** What has takes only waits to be looked at; drafts are spoken of where no frame has more than one. */
function lockOf(status: StatusAnswer, step: HintStep | undefined): Wants {
  const about = { count: status.assets - status.locked, page: "assets", of: WAITING } as const;
  if (status.undrawn.length === 0) return { name: "lockDrawn", ...about };
  const hasPictures = Object.keys(status.verdicts).length > 0 || (status.render["fresh"] ?? 0) > 0;
  const isSome = hasPictures || (status.needs["blocked"] ?? 0) < status.frames;
  return { name: isSome ? "lockSome" : "lock", ...about, ...(step ? { step } : {}) };
}

/** A check says more of a film than nothing does: it comes before what a person has to think about. */
function sentBackOf(status: StatusAnswer, others: readonly HintStep[]): Wants {
  const sentBack = status.sent_back.length;
  const unchecked = status.needs["check"] ?? 0;
  const step = others.find((one) => one.operation === "check");
  if (unchecked > 0 && step) return { name: "check", count: unchecked, step, sentBack };
  return { name: "sentBack", count: sentBack, page: "script" };
}

const placeOf = (project: string, page: Page["name"], of: string): string =>
  of.startsWith("?") ? at(project, page) + of : at(project, page, of);

function Wanted({ project, name, count, step, page, of = "", sentBack }: Wants & { project: string }) {
  const t = useWords();
  const [, go] = useLocation();
  const [isAsked, setAsked] = useState(false);
  const words = t.board.next[name];
  const hasAct = step && isComplete(step) && "act" in words;
  const run = async (asked: HintStep) => {
    setAsked(true);
    try {
      follow(await sent(asked));
    } catch (error) {
      sayRefused(error, t);
      setAsked(false);
    }
  };
  return (
    <p className={styles.next}>
      <span>
        {words.why(count)}
        {sentBack ? ` ${t.board.sentBackToo(sentBack)}` : ""}
      </span>
      {hasAct && (
        <Button disabled={isAsked} onClick={() => void run(step)}>
          {words.act(count)}
        </Button>
      )}
      {page && "look" in words && (
        <Button look={hasAct ? "quiet" : "plain"} onClick={() => go(placeOf(project, page, of))}>
          {typeof words.look === "string" ? words.look : words.look(count)}
        </Button>
      )}
    </p>
  );
}
