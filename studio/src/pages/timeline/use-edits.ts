/** What people do to the cut on this page: each is shown at once, sent with the state that it changes, and undone. */
import { useEffect, useMemo, useRef, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";

import { answered, api, once } from "../../api/client";
import { useCut, type CutOf } from "../../api/cut";
import { timelineOf } from "../../api/queries";
import type { EntryRow, PutSoundAnswer, TimelineAnswer } from "../../api/schema";
import { forgetSound } from "../../player/decoded";
import { nameOf } from "../../player/film";
import { sayRefused } from "../../ui/refused";
import { say, unsay } from "../../ui/toast";
import { useWords } from "../../words";
import {
  moved,
  neighbours,
  ownLength,
  takenOut,
  withHold,
  withLength,
  withTransition,
  type Place,
} from "./edits";
import { forgetPeaks } from "./peaks";

/** Presses of a key that follow each other so quickly are one change. */
const TOGETHER_MS = 400;

/** A length that is not sent yet: of an entry whose edge is dragged, or which keys make longer. */
export interface Draft {
  name: string;
  frames: number;
  /** How long it was when that began. */
  was: number;
}

export interface Edits {
  cut: CutOf;
  /** The cut with what is not sent yet. */
  shown: TimelineAnswer;
  draft: Draft | null;
  drag(name: string, frames: number): void;
  /** The edge is let go: what was dragged is sent. */
  drop(): void;
  /** The drag is given up: it is as it was. */
  forget(): void;
  nudge(row: EntryRow, by: number): void;
  /** Answers where the first of the entries begins then: the playhead goes with it. */
  move(names: readonly string[], place: Place): number;
  takeOut(names: readonly string[]): void;
  hold(names: readonly string[], frames: number): void;
  bringBack(name: string, after: string): void;
  transition(names: readonly string[], kind: EntryRow["transition_kind"], frames: number): void;
  sound(file: File, at: string, offset: number): Promise<void>;
  /** What keys made and is not sent yet is the last change: it is sent first, and then undone. */
  undo(): void;
}

const find = (cut: TimelineAnswer, name: string) =>
  cut.entries.find((one) => nameOf(one) === name && !one.out);

export function useEdits(project: string, now: TimelineAnswer): Edits {
  const cut = useCut(project);
  const t = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Draft | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = useMemo(() => (draft ? withLength(now, draft.name, draft.frames) : now), [now, draft]);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** What was read last, also where somebody cut since this was drawn. */
  const newest = () => client.getQueryData(timelineOf(project).queryKey)?.data ?? now;

  const sentOff = (one: Draft) => setDraft((held) => (held === one ? null : held));
  const send = (one: Draft) => {
    const row = find(newest(), one.name);
    if (!row) say({ text: t.timeline.gone, tone: "bad", name: "refused" });
    if (!row || one.frames === row.duration_frames) return sentOff(one);
    const body = { selectors: [one.name], length: String(ownLength(row, one.frames)) };
    const still = (it: TimelineAnswer) => find(it, one.name)?.duration_frames === one.was;
    // What is meant stays on the screen until the server has answered, or refused.
    void cut.mutate("duration", body, { still }).finally(() => sentOff(one));
  };
  const wait = (one: Draft) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(one), TOGETHER_MS);
  };
  const begun = (name: string, was: number) => (draft?.name === name ? draft.was : was);

  return {
    cut,
    shown,
    draft,
    drag(name, frames) {
      clearTimeout(timer.current);
      const row = find(newest(), name);
      if (row) setDraft({ name, frames: Math.max(1, frames), was: begun(name, row.duration_frames) });
    },
    drop() {
      if (draft) send(draft);
    },
    forget() {
      clearTimeout(timer.current);
      setDraft(null);
    },
    nudge(row, by) {
      const name = nameOf(row);
      if (draft && draft.name !== name) send(draft);
      const before = draft?.name === name ? draft.frames : row.duration_frames;
      const next = { name, frames: Math.max(1, before + by), was: begun(name, row.duration_frames) };
      setDraft(next);
      wait(next);
    },
    move(names, place) {
      const before = newest();
      const around = names.map((name) => neighbours(before, name)).join("\n");
      const body = {
        selectors: [...names],
        ...(place.before ? { before: place.before } : { after: place.after ?? null }),
      };
      void cut.mutate("move", body, {
        shown: (it) => moved(it, names, place),
        still: (it) =>
          names.map((name) => neighbours(it, name)).join("\n") === around &&
          !!find(it, place.before ?? place.after ?? ""),
      });
      const after = moved(before, names, place);
      return Math.min(...names.map((name) => find(after, name)?.start_frame ?? Infinity));
    },
    takeOut(names) {
      void cut.mutate(
        "remove",
        { selectors: [...names] },
        { shown: (it) => takenOut(it, names), still: (it) => names.every((name) => find(it, name)) },
      );
    },
    hold(names, frames) {
      void cut.mutate(
        "hold",
        { selectors: [...names], length: String(frames) },
        { shown: (it) => withHold(it, names, frames), still: (it) => names.every((name) => find(it, name)) },
      );
    },
    bringBack: (name, after) => void cut.mutate("insert", { selectors: [name], after }),
    transition(names, kind, frames) {
      const body = { selectors: [...names], kind, length: String(Math.max(1, frames)) };
      void cut.mutate("transition", body, {
        shown: (it) => withTransition(it, names, kind, frames),
        still: (it) => names.every((name) => find(it, name)),
      });
    },
    undo() {
      clearTimeout(timer.current);
      if (draft) send(draft);
      void cut.undo();
    },
    async sound(file, at, offset) {
      say({ text: t.timeline.reading, name: "sound" });
      try {
        const put = await sent(project, file);
        forgetSound(project, put.path);
        forgetPeaks(project, put.path);
        await cut.mutate("audio", { path: put.path, at: at || null, offset: String(offset) });
      } catch (error) {
        unsay("sound");
        sayRefused(error, t);
      }
    },
  };
}

async function sent(project: string, file: File): Promise<PutSoundAnswer> {
  const form = new FormData();
  form.append("file", file, file.name);
  const asked = api.POST("/v1/projects/{project_id}/sounds", {
    params: { path: { project_id: project }, header: once() },
    body: form as never, // the description has the fields of the form, and the browser makes it
    bodySerializer: (whole) => whole as unknown as FormData,
  });
  return (await answered(asked)) as PutSoundAnswer;
}
