/**
 * Changes of the cut, from every page: each names the state that it changes (`If-Match`), is done after the one
 * before it, and can be undone. What is undone is kept for as long as the tab is open, for all pages together.
 *
 *     const cut = useCut(project);
 *     await cut.mutate("move", { selectors: ["FR_S02_001"], before: "FR_S01_001" });
 *     if (cut.canUndo) await cut.undo();
 *
 * `mutate` answers what the server did, or null where it refused: then it has said so already.
 */
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { create } from "zustand";

import { refusedText } from "../ui/refused";
import { say, unsay } from "../ui/toast";
import { useWords, type Words } from "../words";
import { api, once } from "./client";
import { key } from "./keys";
import { labelledCut, timelineOf } from "./queries";
import { Refusal } from "./refusal";
import { eventOf, OF_CUT, whoSince } from "./who";
import type * as schema from "./schema";
import type { RollbackAnswer, TimelineAnswer } from "./schema";

const PATHS = {
  reorder: "/v1/projects/{project_id}/timeline:reorder",
  move: "/v1/projects/{project_id}/timeline:move",
  insert: "/v1/projects/{project_id}/timeline:insert",
  split: "/v1/projects/{project_id}/timeline:split",
  remove: "/v1/projects/{project_id}/timeline:remove",
  duration: "/v1/projects/{project_id}/timeline:duration",
  hold: "/v1/projects/{project_id}/timeline:hold",
  trim: "/v1/projects/{project_id}/timeline:trim",
  transition: "/v1/projects/{project_id}/timeline:transition",
  note: "/v1/projects/{project_id}/timeline:note",
  print: "/v1/projects/{project_id}/timeline:print",
  marker: "/v1/projects/{project_id}/timeline:marker",
  unmarker: "/v1/projects/{project_id}/timeline:unmarker",
  audio: "/v1/projects/{project_id}/timeline:audio",
  unaudio: "/v1/projects/{project_id}/timeline:unaudio",
  reset: "/v1/projects/{project_id}/timeline:reset",
} as const satisfies Record<keyof Bodies, string>;
const ROLLBACK = "/v1/projects/{project_id}/timeline:rollback";

/** What a request must say; the rest has defaults, which the description counts as always there. */
type Ask<Whole, Must extends keyof Whole = never> = Pick<Whole, Must> & Partial<Whole>;

interface Bodies {
  reorder: Ask<schema.TimelineReorderAsk, "order">;
  move: Ask<schema.TimelineMoveAsk, "selectors">;
  insert: Ask<schema.TimelineInsertAsk, "selectors" | "after">;
  split: Ask<schema.TimelineSplitAsk, "selectors" | "at">;
  remove: Ask<schema.TimelineRemoveAsk, "selectors">;
  duration: Ask<schema.TimelineDurationAsk, "selectors">;
  hold: Ask<schema.TimelineHoldAsk, "selectors" | "length">;
  trim: Ask<schema.TimelineTrimAsk, "selectors" | "length">;
  transition: Ask<schema.TimelineTransitionAsk, "selectors" | "kind">;
  note: Ask<schema.TimelineNoteAsk, "selectors" | "note">;
  print: Ask<schema.TimelinePrintAsk, "selectors">;
  marker: Ask<schema.TimelineMarkerAsk, "name">;
  unmarker: Ask<schema.TimelineUnmarkerAsk, "name">;
  audio: Ask<schema.TimelineAudioAsk, "path">;
  unaudio: Ask<schema.TimelineUnaudioAsk, "path">;
  reset: Ask<schema.TimelineResetAsk>;
}

export type CutVerb = keyof Bodies;
export type CutBody<Verb extends CutVerb> = Bodies[Verb];
/** One change; several of them are undone together. */
export type Change = { [Verb in CutVerb]: { verb: Verb; body: CutBody<Verb> } }[CutVerb];

export interface Options {
  /** The cut as it will be, shown until the server answers. */
  shown?: (cut: TimelineAnswer) => TimelineAnswer;
  /** Somebody cut meanwhile, and this is the cut now: does the change still mean the same? Then it is asked again. */
  still?: (cut: TimelineAnswer) => boolean;
  /** Words that somebody typed: `still` has to be so of what was read meanwhile, too, and who asks tells what met. */
  isText?: boolean;
  /**
   * The state that is changed, where a page has read it elsewhere than in the timeline: an ETag, or the newest
   * event that it saw ("193"). Of this and what was changed here since, the newer counts.
   */
  seen?: string | number | undefined;
}

interface Step {
  /** What was done, in the server's words. */
  what: string;
  /** The event that `timeline:rollback` goes to. */
  to: number;
}

interface Cut {
  undo: readonly Step[];
  redo: readonly Step[];
  /** The newest event of the cut that was made here: what is undone is undone on top of it. */
  mine: string;
  waiting: number;
}

const EMPTY: Cut = { undo: [], redo: [], mine: "", waiting: 0 };
const KEPT_STEPS = 200;

const useCuts = create<{ of: Readonly<Record<string, Cut>> }>(() => ({ of: {} }));
const cutOf = (project: string): Cut => useCuts.getState().of[project] ?? EMPTY;
const put = (project: string, change: Partial<Cut>): void =>
  useCuts.setState(({ of }) => ({ of: { ...of, [project]: { ...(of[project] ?? EMPTY), ...change } } }));

/** Forget what could be undone: for tests, and for whoever signs out. */
export const forgetCuts = (): void => useCuts.setState({ of: {} });

async function sent<Answer>(
  project: string,
  path: string,
  body: object,
  tag: string,
): Promise<{ answer: Answer; tag: string }> {
  // Each verb has its own type of body, which `Change` checks; here they are all one.
  const post = api.POST as (path: string, init: object) => Promise<{ data?: Answer; response: Response }>;
  const headers = { "If-Match": tag, ...once() };
  const { data, response } = await post(path, {
    params: { path: { project_id: project } },
    headers,
    body,
  });
  return { answer: data as Answer, tag: response.headers.get("etag") ?? tag };
}

const whoCut = (project: string, tag: string): Promise<string> => whoSince(project, tag, OF_CUT);

/** Changes wait for each other, so that each names the state that the one before it left. */
const lines = new Map<string, Promise<unknown>>();

function inLine<T>(project: string, work: () => Promise<T>): Promise<T> {
  put(project, { waiting: cutOf(project).waiting + 1 });
  const done = (lines.get(project) ?? Promise.resolve())
    .then(work, work)
    .finally(() => put(project, { waiting: cutOf(project).waiting - 1 }));
  lines.set(
    project,
    done.catch(() => undefined),
  );
  return done;
}

class Cutter {
  constructor(
    private readonly client: QueryClient,
    private readonly project: string,
    private readonly t: Words,
  ) {}

  /** Do one change or several, of which all are done or none. */
  change(changes: readonly Change[], options: Options): Promise<TimelineAnswer | null> {
    return inLine(this.project, async () => {
      if (options.isText && !this.means(options)) return null;
      const before = await this.looked(options);
      try {
        return await this.tried(changes, options);
      } catch (error) {
        before?.();
        if (error instanceof Refusal && error.isStale) return this.overtaken(changes, options);
        this.refused(error);
        return null;
      }
    });
  }

  /** Take back the last change (or do it again). */
  back(from: "undo" | "redo"): Promise<boolean> {
    return inLine(this.project, async () => {
      const { undo, redo, mine } = cutOf(this.project);
      const step = (from === "undo" ? undo : redo).at(-1);
      if (!step) return false;
      try {
        const { answer, tag } = await sent<RollbackAnswer>(this.project, ROLLBACK, { to: step.to }, mine);
        const other: Step[] = answer.undo_to == null ? [] : [{ what: step.what, to: answer.undo_to }];
        put(this.project, {
          undo: from === "undo" ? undo.slice(0, -1) : [...undo, ...other],
          redo: from === "undo" ? [...redo, ...other] : redo.slice(0, -1),
          mine: tag,
        });
        await this.client.invalidateQueries({ queryKey: key(this.project, "timeline") });
        const said = from === "undo" ? this.t.cut.undone(step.what) : this.t.cut.redone(step.what);
        say({ text: said, name: "cut" });
        return true;
      } catch (error) {
        if (error instanceof Refusal && error.isStale) {
          const who = await whoCut(this.project, mine).catch(() => "");
          put(this.project, { undo: [], redo: [] });
          say({ text: this.t.cut.noUndo(who), tone: "bad", name: "refused" });
          return false;
        }
        this.refused(error);
        return false;
      }
    });
  }

  /** Does a change mean the same in the cut as it was read last? */
  private means({ still }: Options): boolean {
    const known = this.client.getQueryData(timelineOf(this.project).queryKey);
    return !known || !still || still(known.data);
  }

  /** Shows the cut as it will be; the answer puts back what was shown before. */
  private async looked({ shown }: Options): Promise<(() => void) | null> {
    const { queryKey } = timelineOf(this.project);
    await this.client.cancelQueries({ queryKey });
    const known = this.client.getQueryData(queryKey);
    if (!shown || !known) return null;
    const meant = this.client.setQueryData(queryKey, { ...known, data: shown(known.data) });
    return () => {
      if (this.client.getQueryData(queryKey) === meant) this.client.setQueryData(queryKey, known);
    };
  }

  private async tried(changes: readonly Change[], options: Options): Promise<TimelineAnswer | null> {
    let tag = await this.tag(options);
    let first: number | null = null;
    let told: TimelineAnswer | null = null;
    const words: string[] = [];
    try {
      for (const { verb, body } of changes) {
        // Each names the state that the one before it left.
        // oxlint-disable-next-line no-await-in-loop
        const done = await sent<TimelineAnswer>(this.project, PATHS[verb], body, tag);
        tag = done.tag;
        told = done.answer;
        first ??= told.undo_to ?? null;
        words.push(byShot(labelledCut(told)));
      }
    } catch (error) {
      if (first !== null) await sent(this.project, ROLLBACK, { to: first }, tag);
      throw error;
    }
    if (told) this.tell(told, tag, first, words.join("; "), isPart(changes.at(-1)));
    return told;
  }

  /** The tag of what is seen: of the timeline as it was read, of the page, or of the last change here. */
  private async tag({ seen }: Options): Promise<string> {
    const { queryKey } = timelineOf(this.project);
    const known = this.client.getQueryData(queryKey)?.tag;
    const tags = [known, seen === undefined ? undefined : /"/.test(`${seen}`) ? `${seen}` : `"${seen}"`];
    const newest = tags
      .concat(cutOf(this.project).mine || undefined)
      .filter((one): one is string => !!one)
      .toSorted((a, b) => eventOf(b) - eventOf(a))[0];
    return newest ?? (await this.client.fetchQuery(timelineOf(this.project))).tag;
  }

  private tell(told: TimelineAnswer, tag: string, first: number | null, what: string, part: boolean): void {
    const { undo } = cutOf(this.project);
    unsay("refused");
    put(this.project, {
      mine: tag,
      ...(first === null ? {} : { undo: [...undo, { what, to: first }].slice(-KEPT_STEPS), redo: [] }),
    });
    const { queryKey } = timelineOf(this.project);
    if (part) void this.client.invalidateQueries({ queryKey });
    else this.client.setQueryData(queryKey, { data: labelledCut(told), tag });
  }

  /** Somebody cut since: their cut is shown, and the change is asked again where it still means the same. */
  private async overtaken(changes: readonly Change[], options: Options): Promise<TimelineAnswer | null> {
    const before = await this.tag(options);
    try {
      const now = await this.client.fetchQuery({ ...timelineOf(this.project), staleTime: 0 });
      void this.client.invalidateQueries({ queryKey: key(this.project, "board") });
      const who = await whoCut(this.project, before).catch(() => "");
      if (options.still?.(now.data)) {
        const done = await this.tried(changes, {});
        say({ text: this.t.cut.onTop(who), name: "cut" });
        return done;
      }
      if (!options.isText) say({ text: this.t.cut.overtaken(who), tone: "bad", name: "refused" });
    } catch (error) {
      this.refused(error);
    }
    return null;
  }

  private refused(error: unknown): void {
    say({ text: refusedText(error, this.t), tone: "bad", name: "refused" });
  }
}

/** What was done, with frames as people call them: 3C instead of FR_S03_003, 3C (2) where it is used again. */
function byShot({ what, entries }: TimelineAnswer): string {
  const shots = new Map(entries.map((one) => [one.frame_id, one.shot]));
  return what.replaceAll(/(FR_\w+)(?:#(\d+))?/g, (whole, frame: string, use?: string) => {
    const shot = shots.get(frame);
    return shot ? (use ? `${shot} (${use})` : shot) : whole;
  });
}

/** Does the answer hold only the entries that were touched? */
const isPart = (change: Change | undefined): boolean => change?.body.only_touched === true;

export interface CutOf {
  mutate<Verb extends CutVerb>(
    verb: Verb,
    body: CutBody<Verb>,
    options?: Options,
  ): Promise<TimelineAnswer | null>;
  /** Several changes that are one for whoever undoes them. */
  mutateAll(changes: readonly Change[], options?: Options): Promise<TimelineAnswer | null>;
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  canUndo: boolean;
  canRedo: boolean;
  /** What would be undone (or done again), in the server's words; empty where there is nothing. */
  undoes: string;
  redoes: string;
  /** A change is under way. */
  isBusy: boolean;
}

export function useCut(project: string): CutOf {
  const client = useQueryClient();
  const t = useWords();
  const state = useCuts(({ of }) => of[project] ?? EMPTY);
  const cutter = useMemo(() => new Cutter(client, project, t), [client, project, t]);
  const mutate = useCallback<CutOf["mutate"]>(
    (verb, body, options = {}) => cutter.change([{ verb, body } as unknown as Change], options),
    [cutter],
  );
  const mutateAll = useCallback<CutOf["mutateAll"]>(
    (changes, options = {}) => cutter.change(changes, options),
    [cutter],
  );
  const undo = useCallback(() => cutter.back("undo"), [cutter]);
  const redo = useCallback(() => cutter.back("redo"), [cutter]);
  return {
    mutate,
    mutateAll,
    undo,
    redo,
    canUndo: state.undo.length > 0,
    canRedo: state.redo.length > 0,
    undoes: state.undo.at(-1)?.what ?? "",
    redoes: state.redo.at(-1)?.what ?? "",
    isBusy: state.waiting > 0,
  };
}
