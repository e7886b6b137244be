/** Locks a take as the version that new frames are made from; what that would do to the film is told before. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import type { ImpactAnswer } from "../../api/schema";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select, TextField, Toggle } from "../../ui/field";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import styles from "./form.module.css";
import { FrameTile } from "./frame-tile";

interface Props {
  showing: Showing;
  take: string | null;
  onClose: () => void;
}

export function LockDialog({ showing, take: asked, onClose }: Props) {
  const t = useWords();
  const act = useAct();
  const { project, asset, tag } = showing;
  const path = { project_id: project, asset_id: asset.asset_id };
  const [take, setTake] = useState(asked ?? asset.takes.at(-1)?.take ?? "");
  const [note, setNote] = useState("");
  const [isForced, setForced] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const outdated = asset.takes.find((one) => one.take === take)?.outdated_by ?? [];
  const impact = useQuery({
    queryKey: key(project, "frame", "impact", asset.asset_id),
    queryFn: ({ signal }) =>
      answered(
        api.POST("/v1/projects/{project_id}:impact", {
          params: { path: { project_id: project }, header: once() },
          body: { assets: [asset.asset_id] },
          signal,
        }),
      ),
  });
  const lock = async () => {
    setAsked(true);
    const job = await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets/{asset_id}:lock", {
          params: { path, header: { "If-Match": tag, ...once() } },
          body: { take: take || null, note: note.trim(), force: isForced },
        }),
      ),
      { renews: [key(project, "job"), key(project, "asset")] },
    );
    setAsked(false);
    if (!job || !("job_id" in job)) return;
    showing.began(job.job_id);
    onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t.assets.lockTitle(asset.name, (asset.versions.at(-1)?.version ?? 0) + 1)}
      actions={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look="main"
            disabled={isAsked || impact.isPending || (outdated.length > 0 && !isForced)}
            onClick={() => void lock()}
          >
            {t.assets.lock}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {impact.error && <Failed error={impact.error} onRetry={() => void impact.refetch()} />}
        {impact.isPending && <Loading />}
        {impact.data && <Impact project={project} impact={impact.data} />}
        {asset.takes.length > 0 && (
          <Select
            label={t.assets.take}
            value={take}
            choices={asset.takes.toReversed().map((one) => ({
              value: one.take,
              label: t.assets.takeSaid(one.take, one.images.length, one.locked_as),
            }))}
            onChange={(event) => setTake(event.target.value)}
          />
        )}
        <TextField
          label={t.assets.note}
          hint={t.assets.noteHint}
          value={note}
          dir="auto"
          onChange={(event) => setNote(event.target.value)}
        />
        {outdated.length > 0 && (
          <div className={styles.warning}>
            <p>{t.assets.outdatedBy(outdated.join(", "))}</p>
            <Toggle
              label={t.assets.lockAnyway}
              checked={isForced}
              onChange={(event) => setForced(event.target.checked)}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}

function Impact({ project, impact }: { project: string; impact: ImpactAnswer }) {
  const t = useWords();
  return (
    <>
      <p>
        <strong>{t.assets.impact(impact.touched.length, impact.approvals_touched)}</strong>{" "}
        {impact.waiting > 0 && t.assets.impactWaiting(impact.waiting)}
      </p>
      {impact.touched.length > 0 && (
        <ul className={styles.strip} aria-label={t.assets.touched}>
          {impact.touched.map((row) => (
            <li key={row.frame_id}>
              <FrameTile project={project} frame={row.frame_id} shot={row.shot} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
