/** What can be done about a frame's variants; a refusal stays beside what it is about. */
import { useState } from "react";

import { useAct } from "../api/act";
import { answered, api, once } from "../api/client";
import { key } from "../api/keys";
import type { Refusal } from "../api/refusal";
import { say } from "../ui/toast";
import { useWords } from "../words";
import { begin } from "./data";
import { presentOf, type Answer } from "./rows";

interface Where {
  project: string;
  frame: string;
  shot: string;
  onClose(): void;
  onPicked?: (() => void) | undefined;
}

export function useDoes({ project, frame, shot, onClose, onPicked }: Where) {
  const t = useWords();
  const act = useAct();
  const [isAsked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const at = () => ({ path: { project_id: project, frame_id: frame }, header: once() });
  const ask = async (does: () => Promise<unknown>) => {
    setAsked(true);
    setRefusal(null);
    await does();
    setAsked(false);
  };
  const draw = (wanted: number) =>
    void ask(async () => {
      const asked = api.POST("/v1/projects/{project_id}/frames/{frame_id}/renders", {
        params: at(),
        body: { variants: wanted },
      });
      const job = await act<unknown>(answered(asked), {
        renews: [key(project, "job", "open")],
        refused: setRefusal,
      });
      const { job_id } = (job ?? {}) as { job_id?: string };
      if (job_id) begin(project, frame, { job: job_id, wanted });
    });
  /** Null: it was refused. `back` is what counted before, where that can count again. */
  const pickIt = async (candidate: number, back: number | null, refused?: (refusal: Refusal) => void) => {
    const asked = api.POST("/v1/projects/{project_id}/frames/{frame_id}:pick", {
      params: at(),
      body: { candidate },
    });
    const done = await act(answered(asked), {
      renews: [key(project, "frame", frame)],
      ...(refused ? { refused } : {}),
    });
    if (!done) return false;
    onPicked?.();
    const version = done.render_version;
    const said = candidate
      ? t.variants.picked(candidate, version, shot)
      : t.variants.ownPicked(version, shot);
    say({
      text: done.outdates ? `${said} ${t.variants.outdates}` : said,
      tone: "good",
      name: `picked ${frame}`,
      ...(back === null
        ? {}
        : { isNews: true, action: { label: t.common.undo, run: () => void pickIt(back, null) } }),
    });
    return true;
  };
  const pick = (candidate: number, answer: Answer) =>
    void ask(async () => {
      if (await pickIt(candidate, countedBefore(answer), setRefusal)) onClose();
    });
  return { isAsked, refusal, draw, pick };
}

/** What `pick` would go back to: the variant that counts, 0 for the frame's own picture; null where neither can. */
export function countedBefore(answer: Pick<Answer, "rows" | "frame">): number | null {
  if (answer.frame.render_version === null) return null;
  const present = presentOf(answer);
  if (present === null) return 0;
  return present.is_current ? present.candidate : null;
}
