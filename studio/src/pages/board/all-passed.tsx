import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { boardOf } from "../../api/board";
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

interface Props {
  project: string;
  /** The frames that it is about; none: the whole film. */
  frames: readonly string[];
  of: number;
  onClose(): void;
}

/** What would be approved and what would not, and why; then it is approved. */
export function AllPassed({ project, frames, of, onClose }: Props) {
  const t = useWords();
  const client = useQueryClient();
  const ask = (dry_run: boolean) =>
    answered(
      api.POST("/v1/projects/{project_id}/frames:approve", {
        params: { path: { project_id: project }, header: once() },
        body: { selectors: [...frames], note: "", all_passed: true, seen: null, dry_run },
      }),
    );
  const preview = useQuery({
    queryKey: ["approve all passed", project, frames],
    queryFn: () => ask(true),
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
      ) : preview.data ? (
        <Plan plan={preview.data} of={of} onDone={() => void preview.refetch()} />
      ) : (
        <Loading />
      )}
    </Dialog>
  );
}

function Plan({ plan, of, onDone }: { plan: ApproveAnswer; of: number; onDone(): void }) {
  const t = useWords();
  return (
    <div className={styles.plan}>
      <p className="soft">{t.board.allPassedOf(of)}</p>
      <p className={styles.main}>{t.board.allPassedWill(plan.approved.length)}</p>
      {plan.already > 0 && <p>{t.board.allPassedAlready(plan.already)}</p>}
      {plan.sent_back.length > 0 && <p>{t.board.allPassedSentBack(plan.sent_back.length)}</p>}
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
