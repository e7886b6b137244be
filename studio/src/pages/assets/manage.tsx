/** What is done to an asset as a whole, and rarely: another id, or taking it out of the project. */
import { useRef, useState, type FormEvent } from "react";
import { Link, useLocation } from "wouter";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import type { Refusal } from "../../api/refusal";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Menu } from "../../ui/menu";
import { useWords } from "../../words";
import { at } from "../table";
import type { Showing } from "./asset-page";
import type { Asset } from "./data";
import styles from "./form.module.css";
import { Refused } from "./refused";

type Asked = "rename" | "delete" | null;

export function Manage({ showing }: { showing: Showing }) {
  const t = useWords();
  const may = useMay(showing.project);
  const button = useRef<HTMLSpanElement>(null);
  const [place, setPlace] = useState<DOMRect | null>(null);
  const [asked, ask] = useState<Asked>(null);
  if (!may("make") || !showing.asset.spec) return null;
  return (
    <span ref={button}>
      <Button
        iconOnly
        icon={<Icon name="dots" />}
        aria-haspopup="menu"
        onClick={() => setPlace(button.current?.getBoundingClientRect() ?? null)}
      >
        {t.common.more}
      </Button>
      {place && (
        <Menu
          label={t.common.more}
          at={place}
          onClose={() => setPlace(null)}
          items={[
            { label: t.assets.bring, icon: <Icon name="upload" />, run: () => showing.bring() },
            { label: t.assets.rename, icon: <Icon name="pen" />, run: () => ask("rename") },
            {
              label: t.assets.delete,
              icon: <Icon name="trash" />,
              tone: "bad",
              begins: true,
              run: () => ask("delete"),
            },
          ]}
        />
      )}
      {asked === "rename" && <Rename showing={showing} onClose={() => ask(null)} />}
      {asked === "delete" && <Delete showing={showing} onClose={() => ask(null)} />}
    </span>
  );
}

interface Props {
  showing: Showing;
  onClose: () => void;
}

function Rename({ showing: { project, asset }, onClose }: Props) {
  const t = useWords();
  const act = useAct();
  const [, go] = useLocation();
  const [to, setTo] = useState(asset.asset_id);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    const done = await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets/{asset_id}:rename", {
          params: { path: { project_id: project, asset_id: asset.asset_id }, header: once() },
          body: { to: to.trim() },
        }),
      ),
      { done: (made) => t.assets.renamed(made.old, made.new, made.put_aside), refused: setRefused },
    );
    if (done) go(at(project, "assets", to.trim()));
  };
  return (
    <Dialog open onClose={onClose} title={t.assets.renameTitle(asset.name)}>
      <form className={styles.form} onSubmit={(event) => void rename(event)}>
        <p>{t.assets.renameSaid}</p>
        {refused && <Refused refused={refused} />}
        <TextField label={t.assets.id} value={to} required onChange={(event) => setTo(event.target.value)} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="main" type="submit" disabled={to.trim() === asset.asset_id}>
            {t.assets.rename}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Delete({ showing: { project, asset, tag }, onClose }: Props) {
  const t = useWords();
  const act = useAct();
  const [, go] = useLocation();
  const [refused, setRefused] = useState<Refusal | null>(null);
  const remove = async () => {
    const done = await act(
      answered(
        api.DELETE("/v1/projects/{project_id}/assets/{asset_id}", {
          params: {
            path: { project_id: project, asset_id: asset.asset_id },
            query: { never_locked: asset.versions.length === 0 },
            header: { "If-Match": tag },
          },
        }),
      ),
      { done: (told) => t.assets.deleted(asset.name, told.copy_at), refused: setRefused },
    );
    if (done) go(at(project, "assets"));
  };
  const isUsed = asset.scenes.length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.assets.deleteTitle(asset.name)}
      actions={
        <>
          <Button onClick={onClose}>{isUsed ? t.common.close : t.common.cancel}</Button>
          {!isUsed && (
            <Button look="danger" onClick={() => void remove()}>
              {t.assets.delete}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {refused && <Refused refused={refused} />}
        {isUsed ? (
          <Uses project={project} asset={asset} onClose={onClose} />
        ) : (
          <p>{t.assets.deleteSaid(asset.scenes.length, asset.versions.length)}</p>
        )}
      </div>
    </Dialog>
  );
}

/** What stands in the way of taking it out, before anybody is refused. */
function Uses({ project, asset, onClose }: { project: string; asset: Asset; onClose: () => void }) {
  const t = useWords();
  return (
    <>
      <p>{t.assets.usedStays(asset.scenes.length)}</p>
      <ul className={styles.uses} aria-label={t.assets.usedBy}>
        {asset.scenes.map((one) => (
          <li key={one.scene_id}>
            <strong>{one.scene_id}</strong> <span dir="auto">{one.heading}</span>{" "}
            <span className="soft">{t.common.frames(one.named_in)}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={at(project, "assets", `${asset.asset_id}/used`)} onClick={onClose}>
          {t.assets.goToUses}
        </Link>
      </p>
    </>
  );
}
