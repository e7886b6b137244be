/** The pictures that somebody brings: what each shows, what is wrong with it, and then they become a take. */
import { useEffect, useId, useMemo, useState } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import type { Refusal } from "../../api/refusal";
import type { ImportAssetBody } from "../../api/schema";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField, Toggle } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import { kindOf, nameOf } from "./data";
import styles from "./drop-pictures.module.css";
import form from "./form.module.css";
import { Refused } from "./refused";
import { mainRole, rolesFor, rolesOf } from "./roles";

/** The server takes so much at once. */
export const MOST_MB = 192;
const MEGABYTE = 1 << 20;

/** Kinds of file that every browser shows: where it cannot, the file is broken or something else. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

interface Brought {
  id: number;
  file: File;
  role: string;
  isBroken: boolean;
}

interface Props {
  showing: Showing;
  files: readonly File[];
  onClose: () => void;
}

export function Bring({ showing, files, onClose }: Props) {
  const t = useWords();
  const act = useAct();
  const listId = useId();
  const { project, asset } = showing;
  const kind = kindOf(asset.asset_type);
  const known = useMemo(
    () => rolesOf(kind, [...asset.images, ...asset.takes.flatMap((one) => one.images)].map(nameOf)),
    [asset, kind],
  );
  const [brought, setBrought] = useState<readonly Brought[]>(() => {
    const names = files.map((one) => one.name);
    const roles = rolesFor(names, known, mainRole(kind));
    return files.map((file, id) => ({ id, file, role: roles[id] ?? "", isBroken: false }));
  });
  const [keeps, setKeeps] = useState(asset.takes.length > 0);
  const [isAsked, setAsked] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const change = (id: number, to: Partial<Brought>) =>
    setBrought((old) => old.map((one) => (one.id === id ? { ...one, ...to } : one)));
  const roles = brought.map((one) => one.role.trim());
  const megabytes = brought.reduce((sum, one) => sum + one.file.size, 0) / MEGABYTE;
  const isWrong = (one: Brought) => one.isBroken && SHOWN.test(one.file.type);
  const problemOf = (one: Brought, at: number): string | undefined => {
    if (isWrong(one)) return t.assets.noPicture;
    return roles[at] && roles.indexOf(roles[at]) < at ? t.assets.roleTwice(roles[at]) : undefined;
  };
  const bring = async () => {
    setAsked(true);
    setRefused(null);
    const body = new FormData();
    for (const { file } of brought) body.append("pictures", file, file.name);
    for (const role of roles) body.append("role", role);
    body.append("keep", String(keeps));
    const done = await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets/{asset_id}:import", {
          params: { path: { project_id: project, asset_id: asset.asset_id }, header: once() },
          body: body as unknown as ImportAssetBody, // the files go as they are, in parts
          bodySerializer: (parts) => parts as unknown as FormData,
        }),
      ),
      {
        renews: [key(project, "asset")],
        done: (told) => t.assets.brought(told.pictures.length, told.take ?? "", told.missing),
        refused: setRefused,
      },
    );
    setAsked(false);
    if (done) onClose();
  };
  const isTooMuch = megabytes > MOST_MB;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t.assets.bringTitle(asset.name)}
      actions={
        <>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button
            look="main"
            disabled={
              isAsked ||
              isTooMuch ||
              brought.length === 0 ||
              brought.some((one, at) => !roles[at] || problemOf(one, at) !== undefined)
            }
            onClick={() => void bring()}
          >
            {t.assets.bringThem(brought.length)}
          </Button>
        </>
      }
    >
      <div className={form.form}>
        {refused && <Refused refused={refused} />}
        {isTooMuch && (
          <p className={form.warning} role="alert">
            {t.assets.tooMuch(Math.ceil(megabytes), MOST_MB)}
          </p>
        )}
        <p>{t.assets.bringSaid}</p>
        <datalist id={listId}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <ul className={styles.files}>
          {brought.map((one, at) => (
            <li key={one.id}>
              <Preview file={one.file} onBroken={() => change(one.id, { isBroken: true })} />
              <TextField
                label={one.file.name}
                list={listId}
                value={one.role}
                required
                problem={problemOf(one, at)}
                onChange={(event) => change(one.id, { role: event.target.value })}
              />
              <Button
                look="quiet"
                iconOnly
                icon={<Icon name="trash" />}
                onClick={() => setBrought(brought.filter((other) => other.id !== one.id))}
              >
                {t.assets.leaveOut(one.file.name)}
              </Button>
            </li>
          ))}
        </ul>
        {asset.takes.length > 0 && (
          <Toggle
            label={t.assets.keepOthers}
            hint={t.assets.keepOthersHint}
            checked={keeps}
            onChange={(event) => setKeeps(event.target.checked)}
          />
        )}
      </div>
    </Dialog>
  );
}

function Preview({ file, onBroken }: { file: File; onBroken: () => void }) {
  const [src, setSrc] = useState<string>();
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    setSrc(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  if (isBroken || !src) {
    return (
      <span className={styles.preview}>
        <Icon name="picture" />
      </span>
    );
  }
  return (
    <img
      className={styles.preview}
      src={src}
      alt=""
      onError={() => {
        setBroken(true);
        onBroken();
      }}
    />
  );
}
