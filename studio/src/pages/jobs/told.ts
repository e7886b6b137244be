/** What a job tells of itself, read from answers whose shape each operation has for itself. */
import type { Hint } from "../../api/refusal";
import type { JobView } from "../../api/schema";
import type { Words } from "../../words";
import { checkedIn, type CheckTold } from "./checked";

export interface Said {
  level: string;
  text: string;
  hint?: Hint | null;
}

export interface AtWork {
  server: string;
  state: string;
  done: number;
  seconds: number;
  doing: string;
}

export interface Progress {
  percent: number | null;
  title: string;
  note: string;
  done: number;
  total: number | null;
  /** What is left at the measured pace; none while nobody can know. */
  eta: number | null;
  messages: readonly Said[];
  servers: readonly AtWork[];
}

export function progressOf(job: Pick<JobView, "progress">): Progress {
  const told = job.progress as Partial<Progress> & { eta_seconds?: number | null };
  return {
    percent: told.percent ?? null,
    title: told.title ?? "",
    note: told.note ?? "",
    done: told.done ?? 0,
    total: told.total ?? null,
    eta: told.eta_seconds ?? null,
    messages: told.messages ?? [],
    servers: told.servers ?? [],
  };
}

/** What went wrong, with where it did and how to go on. */
export interface Trouble {
  where?: string;
  text: string;
  hint?: Hint | null;
  /** The job on a ComfyUI server that has more of its words. */
  drawing?: string;
}

interface Problem {
  message: string;
  hint?: Hint | null;
  where?: { path: string; line: number } | null;
}

interface NotDrawn {
  frame_id: string;
  message: string;
  hint?: Hint | null;
}

interface Made {
  frame_id: string;
  render_version: number | null;
  /** Where it lies, and which variant of its frame it is, where it is one. */
  picture?: string | null;
  candidate?: number | null;
  seconds: number;
  earlier?: boolean;
}

interface Answer extends CheckTold {
  failed?: NotDrawn[] | number;
  problems?: Problem[];
  rendered?: Made[];
  variants?: number | null;
  fresh?: number;
  path?: string;
  files?: number;
  pages?: number | null;
  notes?: string[];
  seconds?: number;
}

const answerOf = (job: JobView): Answer => (job.answer ?? {}) as Answer;

const ofProblem = ({ message, hint, where }: Problem): Trouble => ({
  text: message,
  ...(hint ? { hint } : {}),
  ...(where?.path ? { where: where.line ? `${where.path}:${where.line}` : where.path } : {}),
});

/** A frame that was not drawn. A ComfyUI server's own words are asked for; to try again is the job's own button. */
function ofFrame({ frame_id, message, hint }: NotDrawn): Trouble {
  const text = message.startsWith(`${frame_id}: `) ? message.slice(frame_id.length + 2) : message;
  const drawing = hint?.steps?.find((step) => step.operation === "jobs.show")?.body?.["job"];
  if (typeof drawing === "string") return { where: frame_id, text, drawing };
  return { where: frame_id, text, ...(hint ? { hint } : {}) };
}

export function troublesOf(job: JobView): Trouble[] {
  const problem = job.problem as { detail: string; hint?: Hint | null; problems?: Problem[] } | null;
  const { failed, problems = [], notes = [] } = answerOf(job);
  return [
    ...(problem ? [{ text: problem.detail, ...(problem.hint ? { hint: problem.hint } : {}) }] : []),
    ...(problem?.problems ?? []).filter((one) => one.message !== problem?.detail).map(ofProblem),
    ...(Array.isArray(failed) ? failed : []).map(ofFrame),
    ...problems.map(ofProblem),
    ...notes.map((text) => ({ text })),
    ...progressOf(job)
      .messages.filter((one) => one.level === "warning")
      .map(({ text, hint }) => ({ text, ...(hint ? { hint } : {}) })),
  ];
}

/** What it did. That a render made variants is known when it has ended. */
export const operationOf = (job: JobView, t: Words): string =>
  answerOf(job).variants ? t.variants.open : t.jobs.operation(job.operation);

/** The pictures that it made. */
export const picturesOf = (job: JobView) => answerOf(job).rendered ?? [];

/** What came of it, in a line. */
export function outcomeOf(job: JobView, t: Words): string {
  const answer = answerOf(job);
  const said: string[] = [];
  const drawn = answer.rendered?.filter((one) => !one.earlier).length ?? 0;
  const before = (answer.rendered?.length ?? 0) - drawn;
  if (answer.rendered) said.push(t.jobs.drawn(drawn));
  if (before) said.push(t.jobs.drawnBefore(before));
  if (Array.isArray(answer.failed) && answer.failed.length) said.push(t.jobs.notDrawn(answer.failed.length));
  if (answer.passed !== undefined) {
    const checked = checkedIn(answer);
    said.push(t.jobs.outcome.checked(checked.now, checked.before));
  }
  if (answer.path) said.push(answer.path.split("/").at(-1) ?? answer.path);
  if (answer.pages) said.push(t.jobs.pages(answer.pages));
  return said.join(" · ");
}

/** So many seconds of work it cost: of the pictures, where it made some; else from its begin to its end. */
export function costOf(job: JobView): number | null {
  const pictures = picturesOf(job).filter((one) => !one.earlier);
  if (pictures.length) return pictures.reduce((sum, one) => sum + one.seconds, 0);
  if (!job.started_at || !job.finished_at) return null;
  return (Date.parse(job.finished_at) - Date.parse(job.started_at)) / 1000;
}

/** What it was asked about, as it was named; none: everything. */
export const aboutOf = (job: JobView): readonly string[] => job.about;

/** How long something takes, as it is said beside work: 4 s, 3 min, 1 h 5 min. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h${minutes % 60 ? ` ${minutes % 60} min` : ""}`;
}

/** The same of what is still to come, which nobody knows to a tenth. */
export const roughly = (seconds: number): string => duration(Math.max(1, Math.round(seconds)));
