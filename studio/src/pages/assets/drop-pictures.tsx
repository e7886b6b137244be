/** Pictures that are dropped on an asset, or chosen, become a take: each with the role that it shows. */
import { useEffect, useMemo, useRef, useState, type ReactNode, type Ref } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import type { ImportAssetBody } from "../../api/schema";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { TextField, Toggle } from "../../ui/field";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import { nameOf } from "./data";
import styles from "./drop-pictures.module.css";
import form from "./form.module.css";
import { rolesFor } from "./roles";

interface Props {
  showing: Showing;
  chooser: Ref<HTMLInputElement>;
  children: ReactNode;
}

const isPicture = (file: File): boolean => file.type.startsWith("image/");

export function DropPictures({ showing, chooser, children }: Props) {
  const t = useWords();
  const may = useMay(showing.project)("make") && !!showing.asset.spec;
  const [files, setFiles] = useState<readonly File[]>([]);
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  const over = (by: 1 | -1) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  if (!may) return children;
  return (
    <div
      className={styles.zone}
      onDragEnter={(event) => event.dataTransfer.types.includes("Files") && over(1)}
      onDragLeave={(event) => event.dataTransfer.types.includes("Files") && over(-1)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        setFiles([...event.dataTransfer.files].filter(isPicture));
      }}
    >
      {children}
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={t.assets.bring}
        onChange={(event) => {
          setFiles([...(event.target.files ?? [])].filter(isPicture));
          event.target.value = "";
        }}
      />
      {isOver && <p className={styles.over}>{t.assets.letGo(showing.asset.name)}</p>}
      {files.length > 0 && <Bring showing={showing} files={files} onClose={() => setFiles([])} />}
    </div>
  );
}

function Bring({
  showing,
  files,
  onClose,
}: {
  showing: Showing;
  files: readonly File[];
  onClose: () => void;
}) {
  const t = useWords();
  const act = useAct();
  const { project, asset } = showing;
  const known = useMemo(
    () => [...new Set([...asset.images, ...asset.takes.flatMap((one) => one.images)].map(nameOf))],
    [asset],
  );
  const [roles, setRoles] = useState(() =>
    rolesFor(
      files.map((one) => one.name),
      known,
    ),
  );
  const [keeps, setKeeps] = useState(asset.takes.length > 0);
  const [isAsked, setAsked] = useState(false);
  const bring = async () => {
    setAsked(true);
    const body = new FormData();
    for (const file of files) body.append("pictures", file, file.name);
    for (const role of roles) body.append("role", role.trim());
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
        done: (told) => t.assets.brought(told.pictures.length, told.take ?? "", told.missing.length),
      },
    );
    setAsked(false);
    if (done) onClose();
  };
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
            disabled={isAsked || roles.some((one) => !one.trim())}
            onClick={() => void bring()}
          >
            {t.assets.bringThem(files.length)}
          </Button>
        </>
      }
    >
      <div className={form.form}>
        <p>{t.assets.bringSaid}</p>
        <datalist id="known-roles">
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <ul className={styles.files}>
          {files.map((file, at) => (
            <li key={file.name}>
              <Preview file={file} />
              <TextField
                label={file.name}
                list="known-roles"
                value={roles[at] ?? ""}
                required
                onChange={(event) => setRoles(roles.with(at, event.target.value))}
              />
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

function Preview({ file }: { file: File }) {
  const [src, setSrc] = useState<string>();
  useEffect(() => {
    const address = URL.createObjectURL(file);
    setSrc(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return <img className={styles.preview} src={src} alt="" />;
}
