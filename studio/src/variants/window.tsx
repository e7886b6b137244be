/** The variants of a frame: a few are drawn, one is looked at large and picked. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { useMay } from "../api/session";
import { Dialog } from "../ui/dialog";
import { Failed, Loading } from "../ui/state";
import { say } from "../ui/toast";
import { useWords } from "../words";
import { Actions } from "./actions";
import { useWork, variantsOf, type Work } from "./data";
import { useDoes } from "./does";
import { Draw, Progress, Refused } from "./drawing";
import { columnsIn, Grid } from "./grid";
import { useLetGo, useVariantKeys } from "./keys";
import { Large } from "./large";
import {
  againstOf,
  AT_ONCE,
  isAwaited,
  isPickable,
  ledTo,
  lookedAt,
  presentOf,
  sorted,
  wantedNow,
  type Answer,
  type Row,
} from "./rows";
import styles from "./window.module.css";

export interface VariantsProps {
  project: string;
  frame: string;
  /** What people call the frame. */
  shot: string;
  onClose(): void;
  /** Another picture of the frame counts now, which is what one wants to see. */
  onPicked?: () => void;
}

export default function VariantsWindow(props: VariantsProps) {
  const { project, frame, shot, onClose } = props;
  const t = useWords();
  const may = useMay(project)("make");
  const { data, error, isFetching, refetch } = useQuery(variantsOf(project, frame));
  const work = useWork(project, frame);
  const body = useRef<HTMLDivElement>(null);
  const looking = useLooking(data, isFetching);
  const { row, against, compares } = looking;
  const does = useDoes(props);

  const version = data?.frame.render_version ?? null;
  const { current = [], before = [] } = data ? sorted(data.rows) : {};
  const canPick = (one: Row): boolean | "awaited" =>
    may && !does.isAsked && isPickable(one, version) && (isAwaited(one, work.isDrawing) ? "awaited" : true);
  const pick = (one: Row) => {
    const can = canPick(one);
    if (can === "awaited") say({ text: t.variants.awaitedSaid(one.candidate), name: "variant awaited" });
    else if (can && data) does.pick(one.candidate, data);
  };
  const own = () => {
    if (may && data && !does.isAsked && presentOf(data)) does.pick(0, data);
  };
  const led = (from: Row | null, to: string) =>
    ledTo([...current, ...before], from, to, columnsIn(body.current));
  const keyed = useVariantKeys({
    go: (to) => looking.look(data ? led(row, to) : /^[1-9]$/.test(to) ? Number(to) : null),
    mark: (to) => looking.mark(led(against?.version === null ? against.row : row, to.replace("Shift+", ""))),
    compare: looking.flip,
    pick: may ? () => row && pick(row) : null,
    own: may ? own : null,
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
        data &&
        row && (
          <Actions
            answer={data}
            row={row}
            work={work}
            may={may}
            against={against}
            compares={compares}
            canPick={canPick(row)}
            isAsked={does.isAsked}
            onCompare={looking.flip}
            onDraw={() => does.draw(wantedNow(data.rows))}
            onOwn={own}
            onPick={() => pick(row)}
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
              against={against}
              compares={compares}
              isDrawing={work.isDrawing}
              onFlip={looking.flip}
            />
            <Grid
              project={project}
              answer={data}
              row={row}
              against={against?.version === null ? against.row : null}
              isDrawing={work.isDrawing}
              coming={work.isDrawing ? Math.min(Math.max(work.wanted - current.length, 0), AT_ONCE) : 0}
              onLook={looking.look}
              onMark={looking.mark}
              onPick={pick}
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

/** Which variant is looked at, which it is held against, and which of both is seen. */
function useLooking(data: Answer | undefined, isRead: boolean) {
  const [chosen, choose] = useState<number | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const [since, compareSince] = useState<number | null>(null);
  const row = data ? lookedAt(data, chosen) : null;
  // It stays while others come, also where nobody has chosen it; but not what was kept from an earlier look.
  if (row && row.candidate !== chosen && !isRead) choose(row.candidate);
  const against = data ? againstOf(data, row, marked) : null;
  const compares = since !== null && row !== null && against !== null;
  const [stop] = useState(() => () => compareSince(null));
  useLetGo(since, stop);
  return {
    row,
    against,
    compares,
    look(to: number | null) {
      if (to === null) return;
      choose(to);
      stop();
      if (to === marked) setMarked(null);
    },
    /** Held against the chosen one, and seen at once; the chosen one itself, or once more: none is. */
    mark(to: number | null) {
      if (to === null) return;
      const isNone = to === marked || to === row?.candidate;
      setMarked(isNone ? null : to);
      compareSince(isNone ? null : performance.now());
    },
    flip: () => compareSince(compares || !against ? null : performance.now()),
  };
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

/** The focus goes to where one begins, whenever that is another place than before; not away from a window above. */
function useBeginning(body: React.RefObject<HTMLDivElement | null>, what: string): void {
  useEffect(() => {
    const root = body.current;
    const [here, now] = [root?.closest("[role=dialog]"), document.activeElement];
    if (!root || !what || (now !== document.body && !here?.contains(now))) return;
    (root.querySelector<HTMLElement>("[data-begins]") ?? root).focus({ preventScroll: true });
  }, [body, what]);
}
