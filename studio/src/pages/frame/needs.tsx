/** What the frame waits for before, or besides, a decision: told where one decides, with what helps. */
import { useState } from "react";
import { useLocation } from "wouter";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import type { FrameRow } from "../../api/schema";
import type { Right } from "../../api/session";
import { Button } from "../../ui/button";
import { useWords } from "../../words";
import { at } from "../table";
import { look } from "./look";
import styles from "./needs.module.css";

interface Props {
  project: string;
  row: FrameRow;
  may(right: Right): boolean;
}

export function Needs({ project, row, may }: Props) {
  const t = useWords();
  const act = useAct();
  const [, go] = useLocation();
  const [asked, setAsked] = useState("");
  const words = t.frame.needs[row.needs as keyof typeof t.frame.needs];
  if (!words || row.review_status === "omitted") return null;
  const params = { path: { project_id: project, frame_id: row.frame_id }, header: once() };
  const begin = async () => {
    setAsked(row.needs); // until it needs something else
    const job =
      row.needs === "check"
        ? answered(api.POST("/v1/projects/{project_id}/frames/{frame_id}:check", { params, body: {} }))
        : answered(api.POST("/v1/projects/{project_id}/frames/{frame_id}/renders", { params, body: {} }));
    const done = await act<unknown>(job, { renews: [key(project, "job")] });
    if (!done) setAsked("");
  };
  const wait = asked === row.needs;
  return (
    <p className={styles.needs} role="status">
      <span>{wait ? t.frame.needsBegun : words}</span>
      {(row.needs === "render" || row.needs === "check") && may("make") && !wait && (
        <Button onClick={() => void begin()}>{t.frame.needsAct[row.needs]}</Button>
      )}
      {row.needs === "blocked" && (
        <Button look="quiet" onClick={() => look({ tab: "why" })}>
          {t.frame.tabs.why}
        </Button>
      )}
      {row.needs === "retake" && may("make") && (
        <Button look="quiet" onClick={() => go(at(project, "script"))}>
          {t.board.next.sentBack.look}
        </Button>
      )}
    </p>
  );
}
