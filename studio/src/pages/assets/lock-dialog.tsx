/** Locks a take as the version that new frames are made from; what that would do to the film is told before. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import type { Refusal } from "../../api/refusal";
import type { ImpactAnswer, TakeShown } from "../../api/schema";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useDraft } from "../../ui/drafts";
import { Select, TextField, Toggle } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import { fieldWords, nameOf, type Asset } from "./data";
import styles from "./form.module.css";
import { FrameTile } from "./frame-tile";
import { lockableOf, shownBy } from "./lockable";
import { Refused } from "./refused";

interface Props {
  showing: Showing;
  take: string | null;
  onClose: () => void;
}

/** What a lock freezes: another spec or another version is another question. */
const stateOf = (asset: Asset): string => `${asset.spec?.tag ?? ""} ${asset.versions.length}`;

export function LockDialog({ showing, take: asked, onClose }: Props) {
  const t = useWords();
  const act = useAct();
  const may = useMay(showing.project);
  const client = useQueryClient();
  const { project, asset, tag } = showing;
  const path = { project_id: project, asset_id: asset.asset_id };
  // What was looked at when this was opened: what somebody else makes of it meanwhile is not locked unseen.
  const [seen, setSeen] = useState(stateOf(asset));
  const [take, setTake] = useState(asked ?? asset.takes.at(-1)?.take ?? "");
  const version = (asset.versions.at(-1)?.version ?? 0) + 1;
  // What was typed stays until this version is there, also where somebody goes to draw a take meanwhile.
  const [{ text: note }, write] = useDraft(project, `lock ${asset.asset_id} v${version}`);
  const [isForced, setForced] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const chosen = asset.takes.find((one) => one.take === take);
  const outdated = chosen?.outdated_by ?? [];
  const impact = useQuery({
    queryKey: key(project, "frame", "all", "impact", asset.asset_id),
    queryFn: ({ signal }) =>
      answered(
        api.POST("/v1/projects/{project_id}:impact", {
          params: { path: { project_id: project }, header: once() },
          body: { assets: [asset.asset_id] },
          signal,
        }),
      ),
  });
  const approvals = impact.data?.approvals_touched ?? 0;
  const lacks = chosen ? lacking(asset, chosen) : [];
  const isRisky = shownBy(outdated).length > 0 || approvals > 0 || lacks.length > 0;
  const isUndrawn = lockableOf(asset) === "undrawn";
  const isNewer = stateOf(asset) !== seen;
  const lock = async () => {
    setAsked(true);
    setRefused(null);
    const job = await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets/{asset_id}:lock", {
          params: { path, header: { "If-Match": tag, ...once() } },
          body: { take: take || null, note: note.trim(), force: isForced || outdated.length > 0 },
        }),
      ),
      {
        renews: [key(project, "job"), key(project, "asset")],
        refused: (refusal) => {
          if (refusal.isStale) void client.invalidateQueries({ queryKey: key(project, "asset") });
          setRefused(refusal);
        },
      },
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
      title={t.assets.lockTitle(asset.name, version)}
      actions={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          {may("make") && (isUndrawn || shownBy(outdated).length > 0) && (
            <Button look={isUndrawn ? "main" : "plain"} icon={<Icon name="pen" />} onClick={showing.draw}>
              {t.assets.draw}
            </Button>
          )}
          <Button
            look={isUndrawn ? "plain" : "main"}
            disabled={isUndrawn || isAsked || impact.isPending || isNewer || (isRisky && !isForced)}
            onClick={() => void lock()}
          >
            {t.assets.lock}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {refused && !isNewer && <Refused refused={refused} />}
        {isNewer && (
          <div className={styles.warning} role="alert">
            <p>{t.assets.assetChanged}</p>
            <Button
              onClick={() => {
                setSeen(stateOf(asset));
                setRefused(null);
                setForced(false);
                void impact.refetch();
              }}
            >
              {t.assets.lookAgain}
            </Button>
          </div>
        )}
        {asset.takes.length > 0 && (
          <Select
            label={t.assets.take}
            value={take}
            choices={asset.takes.toReversed().map((one) => ({
              value: one.take,
              label: t.assets.takeSaid(one.take, one.images.length, one.locked_as),
            }))}
            onChange={(event) => {
              setTake(event.target.value);
              setForced(false);
            }}
          />
        )}
        {isUndrawn && (
          <p className={styles.warning} role="status">
            {t.assets.undrawn(asset.edited_since_lock.map((one) => fieldWords(one, t)))}
          </p>
        )}
        {isRisky && !isUndrawn && (
          <section className={`${styles.warning} ${styles.facts}`} aria-label={t.assets.lockFacts}>
            {shownBy(outdated).length > 0 && (
              <p>
                {t.assets.outdatedBy(
                  shownBy(outdated)
                    .map((one) => fieldWords(one, t))
                    .join(", "),
                )}
              </p>
            )}
            {lacks.length > 0 && <p>{t.assets.lockWithout(asset.version ?? 0, lacks)}</p>}
            {approvals > 0 && <p>{t.assets.overtakes(approvals)}</p>}
            <Toggle
              label={t.assets.lockAnyway}
              checked={isForced}
              onChange={(event) => setForced(event.target.checked)}
            />
          </section>
        )}
        {outdated.includes("seed") && <p className="soft">{t.assets.ownSeed}</p>}
        {impact.error && <Failed error={impact.error} onRetry={() => void impact.refetch()} />}
        {impact.isPending && <Loading />}
        {impact.data && <Impact project={project} impact={impact.data} />}
        <TextField
          label={t.assets.note}
          hint={t.assets.noteHint}
          value={note}
          dir="auto"
          onChange={(event) => write({ text: event.target.value })}
        />
      </div>
    </Dialog>
  );
}

/** What the version that counts shows, and this take does not. */
function lacking(asset: Asset, take: TakeShown): string[] {
  const has = new Set(take.images.map(nameOf));
  return asset.images.map(nameOf).filter((one) => !has.has(one));
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
