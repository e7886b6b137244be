import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { boardOf, type BoardRow } from "../../api/board";
import { answered, api, once } from "../../api/client";
import type { ApproveAnswer, LeftOut } from "../../api/schema";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { HintLine } from "../../ui/hint";
import { sayRefused } from "../../ui/refused";
import { Failed, Loading } from "../../ui/state";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import styles from "./all-passed.module.css";

const SENT_BACK = new Set(["retake", "rejected"]);

interface Props {
  project: string;
  /** The frames that it is about. */
  rows: readonly BoardRow[];
  /** They are the whole film. */
  isWhole: boolean;
  onClose(): void;
}

/** What would be approved and what would not, and why; then it is approved. */
export function AllPassed({ project, rows, isWhole, onClose }: Props) {
  const t = useWords();
  const client = useQueryClient();
  // A picture that was sent back, or came since, is approved by the server where it is named: nobody does here.
  const all = new Map(rows.map((row) => [row.frame_id, row]));
  const redrawn = [...all.values()].filter((row) => row.redrawn);
  const sentBack = [...all.values()].filter((row) => SENT_BACK.has(row.review_status)).length;
  const frames = new Set(
    [...all.values()]
      .filter((row) => !row.redrawn && !SENT_BACK.has(row.review_status))
      .map((row) => row.frame_id),
  );
  const selectors = isWhole ? [] : [...frames];
  const ask = (dry_run: boolean) =>
    answered(
      api.POST("/v1/projects/{project_id}/frames:approve", {
        params: { path: { project_id: project }, header: once() },
        body: { selectors, all_passed: true, dry_run },
      }),
    );
  const preview = useQuery({
    queryKey: ["approve all passed", project, selectors],
    queryFn: () => ask(true),
    enabled: isWhole || selectors.length > 0,
    gcTime: 0,
    staleTime: 0,
  });
  const approve = useMutation({
    mutationFn: () => ask(false),
    onSuccess(made) {
      say({ text: t.board.approved(made.approved.length, made.approved[0]?.shot ?? ""), tone: "good" });
      void client.invalidateQueries({ queryKey: boardOf(project).queryKey, exact: true });
      onClose();
    },
    onError: (error) => sayRefused(error, t),
  });
  const many = preview.data?.approved.length ?? 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.board.allPassedTitle}
      actions={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="main" disabled={many === 0 || approve.isPending} onClick={() => approve.mutate()}>
            {t.board.approveThese(many)}
          </Button>
        </>
      }
    >
      {preview.error ? (
        <Failed error={preview.error} onRetry={() => void preview.refetch()} />
      ) : !isWhole && frames.size === 0 ? (
        <p>{t.board.allPassedWill(0)}</p>
      ) : preview.data ? (
        <Plan
          plan={preview.data}
          rows={all}
          of={all.size}
          sentBack={sentBack}
          redrawn={redrawn}
          onDone={() => void preview.refetch()}
        />
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}

/** Of those that will be approved: what only warns, and which were approved with another picture. */
function OfThese({ plan, rows }: Pick<PlanProps, "plan" | "rows">) {
  const t = useWords();
  const called = ({ frame_id, shot }: { frame_id: string; shot: string }) => rows.get(frame_id)?.shot ?? shot;
  const warned = plan.approved.filter((one) => (rows.get(one.frame_id)?.findings ?? 0) > 0);
  const before = plan.approved.filter((one) => one.approved_before !== null);
  return (
    <>
      {warned.length > 0 && <p className={styles.warned}>{t.board.allPassedWarned(warned.map(called))}</p>}
      {before.length > 0 && (
        <p className={styles.warned}>
          {t.board.allPassedBefore(before.map((one) => [called(one), one.approved_before ?? 0]))}
        </p>
      )}
    </>
  );
}

interface PlanProps {
  plan: ApproveAnswer;
  rows: ReadonlyMap<string, BoardRow>;
  of: number;
  sentBack: number;
  redrawn: readonly BoardRow[];
  onDone(): void;
}

function Plan({ plan, rows, of, sentBack, redrawn, onDone }: PlanProps) {
  const t = useWords();
  return (
    <div className={styles.plan}>
      <p className="soft">{t.board.allPassedOf(of)}</p>
      <p className={styles.main}>{t.board.allPassedWill(plan.approved.length)}</p>
      <OfThese plan={plan} rows={rows} />
      {plan.already > 0 && <p>{t.board.allPassedAlready(plan.already)}</p>}
      {sentBack > 0 && <p>{t.board.allPassedSentBack(sentBack)}</p>}
      {redrawn.length > 0 && <p>{t.board.allPassedRedrawn(redrawn.map((row) => row.shot))}</p>}
      {plan.left_out.length > 0 && (
        <>
          <h3>{t.board.leavesOut}</h3>
          <ul className={styles.list}>
            {plan.left_out.map((one) => (
              <LeftOutLine key={one.sort} one={one} onDone={onDone} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function LeftOutLine({ one, onDone }: { one: LeftOut; onDone(): void }) {
  const t = useWords();
  const said = t.board.leftOutSorts[one.sort as keyof typeof t.board.leftOutSorts];
  return (
    <li>
      <b>{said ? said(one.frames) : `${one.frames} ${one.sort}`}</b>
      {one.hint && (
        <span className={styles.hint}>
          <HintLine hint={one.hint} onDone={onDone} />
        </span>
      )}
    </li>
  );
}
