/** The variants of a frame: a few are drawn, one is looked at large and picked. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { useAct } from "../api/act";
import { answered, api, once } from "../api/client";
import { key } from "../api/keys";
import type { Refusal } from "../api/refusal";
import { useMay } from "../api/session";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Icon } from "../ui/icon";
import { Failed, Loading } from "../ui/state";
import { useWords } from "../words";
import { begin, useWork, variantsOf, type Work } from "./data";
import { Draw, Progress, Refused } from "./drawing";
import { Grid } from "./grid";
import { useLetGo, useVariantKeys } from "./keys";
import { Large } from "./large";
import { AT_ONCE, isOfVariant, isPickable, ledTo, lookedAt, sorted, wantedNow, type Answer } from "./rows";
import styles from "./window.module.css";

export interface VariantsProps {
  project: string;
  frame: string;
  /** What people call the frame. */
  shot: string;
  onClose(): void;
}

export default function VariantsWindow({ project, frame, shot, onClose }: VariantsProps) {
  const t = useWords();
  const may = useMay(project)("make");
  const { data, error, refetch } = useQuery(variantsOf(project, frame));
  const work = useWork(project, frame);
  const body = useRef<HTMLDivElement>(null);
  const [number, choose] = useState<number | null>(null);
  const [comparesSince, compareSince] = useState<number | null>(null);
  const does = useDoes({ project, frame, shot, onClose });

  const row = data ? lookedAt(data, number) : null;
  const version = data?.frame.render_version ?? null;
  const { current = [], before = [] } = data ? sorted(data.rows) : {};
  const canPick = may && row !== null && isPickable(row, version) && !does.isAsked;
  const compares = comparesSince !== null && version !== null && row !== null;
  const look = (to: number | null) => {
    if (to === null) return;
    choose(to);
    compareSince(null);
  };
  const [stopComparing] = useState(() => () => compareSince(null));
  useLetGo(comparesSince, stopComparing);
  const pick = () => {
    if (canPick) does.pick(row.candidate);
  };
  const compare = () => compareSince(compares ? null : performance.now());
  const keyed = useVariantKeys({
    go: (to) => look(ledTo([...current, ...before], row, to)),
    compare,
    pick: may ? pick : null,
  });
  const hasRows = (data?.rows.length ?? 0) > 0;
  useBeginning(body, data ? (hasRows ? "rows" : work.isDrawing ? "drawing" : "none") : "");

  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={keyed}
      title={t.variants.title(shot)}
      wide="most"
      actions={
        hasRows && (
          <Actions
            answer={data}
            work={work}
            may={may}
            compares={compares}
            canPick={canPick}
            isAsked={does.isAsked}
            onCompare={compare}
            onDraw={() => does.draw(wantedNow(data?.rows ?? []))}
            onPick={does.pick}
            onPickThis={pick}
          />
        )
      }
    >
      <div ref={body} className={styles.window} tabIndex={-1} data-keys-go-on="">
        {error && <Failed error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading />}
        {data && <Told answer={data} work={work} shot={shot} />}
        {does.refusal && <Refused refusal={does.refusal} />}
        {data && row && (
          <div className={styles.two}>
            <Large
              project={project}
              shot={shot}
              answer={data}
              row={row}
              ahead={current}
              compares={compares}
            />
            <Grid
              project={project}
              answer={data}
              row={row}
              coming={work.isDrawing ? Math.min(Math.max(work.wanted - current.length, 0), AT_ONCE) : 0}
              onLook={look}
              onPick={(one) => may && isPickable(one, version) && does.pick(one.candidate)}
            />
          </div>
        )}
        {data && !row && !work.isDrawing && (
          <div className={styles.none}>
            <p>
              <b>{t.variants.none(shot)}</b>
              <br />
              {t.variants.said}
            </p>
            {may ? (
              <Draw
                look="main"
                each={data.seconds_each}
                isAsked={does.isAsked}
                onDraw={() => does.draw(AT_ONCE)}
              />
            ) : (
              <p className="soft">{t.common.notAllowed}</p>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** What has to be known of all of them, and how far those are that are being drawn. */
function Told({ answer, work, shot }: { answer: Answer; work: Work; shot: string }) {
  const t = useWords();
  const { current } = sorted(answer.rows);
  return (
    <>
      {answer.note && <p className={styles.note}>{t.variants.alike}</p>}
      {answer.rows.length > 0 && current.length === 0 && !work.isDrawing && <p>{t.variants.noneNow}</p>}
      <Progress work={work} shot={shot} there={current.length} />
    </>
  );
}

/** What can be done about them; a refusal stays beside what it is about. */
function useDoes({ project, frame, shot, onClose }: VariantsProps) {
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
  const pick = (candidate: number) =>
    void ask(async () => {
      const asked = api.POST("/v1/projects/{project_id}/frames/{frame_id}:pick", {
        params: at(),
        body: { candidate },
      });
      const done = await act(answered(asked), {
        renews: [key(project, "frame", frame)],
        refused: setRefusal,
        done: ({ render_version: version, outdates }) =>
          [
            candidate ? t.variants.picked(candidate, version, shot) : t.variants.ownPicked(version, shot),
            outdates && t.variants.outdates,
          ]
            .filter(Boolean)
            .join(" "),
      });
      if (done) onClose();
    });
  return { isAsked, refusal, draw, pick };
}

interface ActionsProps {
  answer: Answer | undefined;
  work: Work;
  may: boolean;
  compares: boolean;
  canPick: boolean;
  isAsked: boolean;
  onCompare(): void;
  onDraw(): void;
  onPick(candidate: number): void;
  onPickThis(): void;
}

function Actions(props: ActionsProps) {
  const { answer, work, may, compares, canPick, isAsked, onCompare, onDraw, onPick, onPickThis } = props;
  const t = useWords();
  if (!answer) return null;
  const hasPicture = answer.frame.render_version !== null;
  return (
    <>
      <div className={styles.first}>
        {may && !work.isDrawing && <Draw more each={answer.seconds_each} isAsked={isAsked} onDraw={onDraw} />}
        {may && isOfVariant(answer) && (
          <Button look="quiet" title={t.variants.ownSaid} disabled={isAsked} onClick={() => onPick(0)}>
            {t.variants.own}
          </Button>
        )}
        {!may && <span className="soft">{t.common.notAllowed}</span>}
      </div>
      <Button
        icon={<Icon name="compare" />}
        hotkey="Space"
        aria-pressed={compares}
        disabled={!hasPicture}
        title={hasPicture ? t.variants.compare : t.variants.nothingToCompare}
        onClick={onCompare}
      >
        {t.variants.compareShort}
      </Button>
      {may && (
        <Button
          look="main"
          icon={<Icon name="check" />}
          hotkey="Enter"
          disabled={!canPick}
          onClick={onPickThis}
        >
          {t.variants.pick}
        </Button>
      )}
    </>
  );
}

/** The focus goes to where one begins, whenever that is another place than before; not away from a window above. */
function useBeginning(body: React.RefObject<HTMLDivElement | null>, what: string): void {
  useEffect(() => {
    const root = body.current;
    const [here, now] = [root?.closest("[role=dialog]"), document.activeElement];
    if (!root || !what || (now !== document.body && !here?.contains(now))) return;
    (root.querySelector<HTMLElement>("[data-begins]") ?? root).focus({ preventScroll: true });
  }, [body, what]);
}
