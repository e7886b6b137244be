/** Jobs that were begun in this tab: what comes of them is told when they end, on whatever page one is then. */
import { create } from "zustand";

import { say, type Toast } from "../ui/toast";
import type { JobAccepted } from "./schema";

export type Begun = Pick<JobAccepted, "job_id" | "project_id" | "operation">;

interface Followed {
  jobs: readonly Begun[];
  follow(job: Begun): void;
  leave(job: string): void;
}

export const useFollowed = create<Followed>((set) => ({
  jobs: [],
  follow: (job) => set(({ jobs }) => ({ jobs: [...jobs.filter((one) => one.job_id !== job.job_id), job] })),
  leave: (job) => set(({ jobs }) => ({ jobs: jobs.filter((one) => one.job_id !== job) })),
}));

/** All that is said of a job has one name, so that what came of it stands where "begun" stood. */
export const wordsOf = (job: string): string => `job ${job}`;

/** Tell what comes of it; `told` says meanwhile that it was begun. Of what is no job, as a trial, nothing is told. */
export function follow(answer: object | undefined | null, told?: Toast): void {
  if (!isJob(answer)) return;
  useFollowed.getState().follow(answer);
  if (told) say({ ...told, name: wordsOf(answer.job_id) });
}

const isJob = (answer: object | undefined | null): answer is Begun =>
  !!answer && "job_id" in answer && "project_id" in answer;
