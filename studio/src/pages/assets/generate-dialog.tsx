/** Has a take drawn: the same again, another candidate, or only what the newest take lacks. */
import { useState } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select, TextField, Toggle } from "../../ui/field";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import styles from "./form.module.css";
import { drawnNext } from "./lockable";

type What = "all" | "missing" | "other";

export function GenerateDialog({ showing, onClose }: { showing: Showing; onClose: () => void }) {
  const t = useWords();
  const act = useAct();
  const { project, asset } = showing;
  // Of the first take there is nothing to draw as before, and nothing that it could lack.
  const isFirst = asset.takes.length === 0 && asset.version === null;
  const [what, setWhat] = useState<What>(() => drawnNext(asset).what);
  const [seed, setSeed] = useState(() =>
    String(drawnNext(asset).seed ?? Math.floor(Math.random() * 1_000_000)),
  );
  const [isDraft, setDraft] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const draw = async () => {
    setAsked(true);
    const job = await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets/{asset_id}:generate", {
          params: { path: { project_id: project, asset_id: asset.asset_id }, header: once() },
          body: { fill: what === "missing", seed: what === "other" ? Number(seed) : null, draft: isDraft },
        }),
      ),
      { renews: [key(project, "job")] },
    );
    setAsked(false);
    if (!job || !("job_id" in job)) return;
    showing.began(job.job_id);
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.assets.drawTitle(asset.name)}
      actions={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look="main"
            disabled={isAsked || (what === "other" && seed === "")}
            onClick={() => void draw()}
          >
            {t.assets.draw}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t.assets.drawSaid}</p>
        {!isFirst && (
          <Select
            label={t.assets.drawWhat}
            value={what}
            choices={(["other", "missing", "all"] as const).map((value) => ({
              value,
              label: t.assets.drawChoices[value],
            }))}
            onChange={(event) => setWhat(event.target.value as What)}
          />
        )}
        {what === "other" && (
          <TextField
            label={t.assets.fields.seed}
            hint={t.assets.seedHint}
            inputMode="numeric"
            pattern="\d*"
            value={seed}
            onChange={(event) => setSeed(event.target.value.replaceAll(/\D/g, ""))}
          />
        )}
        <Toggle
          label={t.assets.draft}
          hint={t.assets.draftHint}
          checked={isDraft}
          onChange={(event) => setDraft(event.target.checked)}
        />
      </div>
    </Dialog>
  );
}
