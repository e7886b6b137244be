/** What is done with all assets that wait: draw those without a take, lock those that have one. */
import { useState } from "react";

import { useAct } from "../../api/act";
import { follow } from "../../api/begun";
import { answered, api, once, tagged } from "../../api/client";
import { key } from "../../api/keys";
import { thumbnailAt } from "../../api/pictures";
import type { AssetSummary } from "../../api/schema";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import styles from "./all-waiting.module.css";

const PICTURE_PX = 96;

export function AllWaiting({ project, waiting }: { project: string; waiting: readonly AssetSummary[] }) {
  const t = useWords();
  const may = useMay(project);
  const act = useAct();
  const [asked, setAsked] = useState(false);
  const [tag, setTag] = useState<string | null>(null);
  const params = { path: { project_id: project } };
  const undrawn = waiting.filter((one) => one.takes === 0).map((one) => one.asset_id);
  const drawn = waiting.filter((one) => one.takes > 0);
  const draw = async () => {
    setAsked(true);
    const sending = api.POST("/v1/projects/{project_id}/assets:generate", {
      params: { ...params, header: once() },
      body: { assets: undrawn },
    });
    const done = await act(answered(sending), { renews: [key(project, "job")] });
    if (done) follow(done, { text: t.common.begun(t.assets.drawAll(undrawn.length)) });
    else setAsked(false);
  };
  /** The state that is looked at in the question is the one that is locked. */
  const ask = async () => {
    const read = await act(tagged(api.GET("/v1/projects/{project_id}/assets", { params })));
    if (read) setTag(read.tag);
  };
  return (
    <>
      {may("make") && undrawn.length > 1 && (
        <Button icon={<Icon name="pen" />} disabled={asked} onClick={() => void draw()}>
          {t.assets.drawAll(undrawn.length)}
        </Button>
      )}
      {may("decide") && drawn.length > 1 && (
        <Button look="main" icon={<Icon name="lock" />} onClick={() => void ask()}>
          {t.assets.lockAll(drawn.length)}
        </Button>
      )}
      {tag !== null && <LockAll project={project} drawn={drawn} tag={tag} onClose={() => setTag(null)} />}
    </>
  );
}

interface LockAllProps {
  project: string;
  drawn: readonly AssetSummary[];
  tag: string;
  onClose(): void;
}

function LockAll({ project, drawn, tag, onClose }: LockAllProps) {
  const t = useWords();
  const act = useAct();
  const [isAsked, setAsked] = useState(false);
  const lock = async () => {
    setAsked(true);
    const sending = api.POST("/v1/projects/{project_id}/assets:lock", {
      params: { path: { project_id: project }, header: { "If-Match": tag, ...once() } },
      body: { assets: drawn.map((one) => one.asset_id) },
    });
    const done = await act(answered(sending), { renews: [key(project, "job")] });
    setAsked(false);
    if (!done) return;
    follow(done, { text: t.common.begun(t.assets.lockAll(drawn.length)) });
    onClose();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t.assets.lockAll(drawn.length)}
      actions={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="main" disabled={isAsked} onClick={() => void lock()}>
            {t.assets.lockAll(drawn.length)}
          </Button>
        </>
      }
    >
      <p>{t.assets.lockAllSaid}</p>
      <ul className={styles.drawn}>
        {drawn.map((one) => (
          <li key={one.asset_id}>
            {one.image && <img src={thumbnailAt(project, one.image, PICTURE_PX)} alt="" />}
            <span dir="auto">{one.name}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
