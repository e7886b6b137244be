/** What came of a job, for whoever began it: a sentence, and the way to what is to be looked at. */
import type { Hint, HintStep } from "../../api/refusal";
import type { JobView } from "../../api/schema";
import { isComplete } from "../../ui/hint";
import { because } from "../../ui/refused";
import type { Words } from "../../words";
import type { Page } from "../table";
import { checkedIn, type CheckTold } from "./checked";

export interface Outcome {
  text: string;
  tone: "good" | "calm" | "bad";
  look?: { label: string; page: Page["name"] };
  /** What brings it further, where there is one way. */
  step?: HintStep;
}

interface Failure {
  detail?: string;
  problems?: { message: string; hint?: Hint | null }[];
}

interface Answer extends CheckTold {
  rendered?: { earlier?: boolean; same_as?: number | null }[];
  failed?: unknown[];
  draft?: boolean;
  changes?: unknown[];
  assets?: { take?: string | null; failed?: unknown[] }[];
}

type Told = Pick<JobView, "operation" | "state" | "answer" | "problem">;

export function outcomeTold(job: Told, t: Words): Outcome {
  const what = t.jobs.operation(job.operation);
  const jobs = { label: t.common.seeJobs, page: "jobs" as const };
  if (job.answer) return ofAnswer(job.operation, job.answer as Answer, t, what);
  if (job.state === "cancelled") return { text: t.jobs.outcome.stopped(what), tone: "calm", look: jobs };
  if (job.state === "failed") {
    const { problems = [] } = (job.problem ?? {}) as Failure;
    const text = t.jobs.outcome.failed(what, failureOf(job));
    const steps = problems.length === 1 ? (problems[0]?.hint?.steps ?? []) : [];
    const [step] = steps;
    if (step && steps.length === 1 && isComplete(step)) return { text, tone: "bad", look: jobs, step };
    return { text, tone: "bad", look: jobs };
  }
  return { text: t.jobs.outcome.done(what), tone: "good" };
}

/** What kept a job from its work, with what is wrong where that says more; empty where nothing is said. */
export function failureOf({ problem }: Pick<JobView, "problem">): string {
  const { detail = "", problems = [] } = (problem ?? {}) as Failure;
  return because(detail, problems);
}

function ofAnswer(operation: string, answer: Answer, t: Words, what: string): Outcome {
  const said = t.jobs.outcome;
  switch (operation) {
    case "check": {
      const { now, before } = checkedIn(answer);
      const text = said.checked(now, before);
      return now.differ + before.differ > 0
        ? { text, tone: "calm", look: { label: t.board.next.differ.look, page: "consistency" } }
        : { text, tone: "good" };
    }
    case "render": {
      const { rendered = [], failed = [], draft = false } = answer;
      const alike = rendered.filter((one) => one.same_as).length;
      return ended(said.drawn(rendered.length, draft, alike), failed.length, t);
    }
    case "generate": {
      const { assets = [] } = answer;
      const failed = assets.filter((one) => (one.failed?.length ?? 0) > 0).length;
      const drawn = assets.filter((one) => one.take).length;
      if (failed > 0) return ended(said.assetsDrawn(drawn), failed, t);
      return {
        text: said.lookAndLock(drawn),
        tone: "good",
        look: { label: t.board.next.lock.look, page: "assets" },
      };
    }
    case "lock":
      return { text: said.locked(answer.assets?.length ?? 0), tone: "good" };
    case "compile":
      return { text: said.compiled(answer.changes?.length ?? 0), tone: "good" };
    default:
      return { text: said.done(what), tone: "good" };
  }
}

/** Some of it may not have gone well: the jobs say why. */
const ended = (text: string, failed: number, t: Words): Outcome =>
  failed > 0
    ? {
        text: t.jobs.outcome.butNot(text, failed),
        tone: "bad",
        look: { label: t.common.seeJobs, page: "jobs" },
      }
    : { text, tone: "good" };
