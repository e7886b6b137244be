/** After a save: draws the pictures that are no longer what the text says. */
import { useState } from "react";

import { useAct } from "../../api/act";
import { follow } from "../../api/begun";
import type { BoardRow } from "../../api/board";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { useWords } from "../../words";
import type { ScriptPreviewAnswer } from "./queries";

interface Props {
  project: string;
  answer: ScriptPreviewAnswer;
  rows: ReadonlyMap<string, BoardRow>;
}

const DRAWN = new Set(["stale", "unrendered"]);

/** Of what was changed, the frames whose pictures are still to be drawn. */
export const undrawnOf = (answer: ScriptPreviewAnswer, rows: ReadonlyMap<string, BoardRow>): string[] =>
  answer.changes.map((one) => one.frame_id).filter((frame) => DRAWN.has(rows.get(frame)?.render_state ?? ""));

export function DrawStale({ project, answer, rows }: Props) {
  const t = useWords();
  const act = useAct();
  const may = useMay(project);
  const [asked, setAsked] = useState("");
  const selectors = undrawnOf(answer, rows);
  const listed = selectors.join(" ");
  if (!may("make")) return null;
  if (asked && listed === asked) return <p className="soft">{t.script.drawBegun}</p>;
  if (asked && selectors.length === 0) return <p>{t.script.drawDone(asked.split(" ").length)}</p>;
  if (selectors.length === 0) return null;
  const draw = async () => {
    setAsked(listed);
    const params = { path: { project_id: project }, header: once() };
    const job = answered(api.POST("/v1/projects/{project_id}/renders", { params, body: { selectors } }));
    const done = await act(job, { renews: [key(project, "job")] });
    if (done) follow(done);
    else setAsked("");
  };
  return (
    <Button look="main" onClick={() => void draw()}>
      {t.script.draw(selectors.length)}
    </Button>
  );
}
