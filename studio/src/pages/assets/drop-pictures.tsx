/** Pictures that are dropped on an asset, or chosen, become a take: each with the role that it shows. */
import { useRef, useState, type ReactNode, type Ref } from "react";

import { useMay } from "../../api/session";
import { say } from "../../ui/toast";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import { Bring } from "./bring";
import styles from "./drop-pictures.module.css";

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
  const take = (all: readonly File[]) => {
    const others = all.filter((one) => !isPicture(one)).map((one) => one.name);
    if (others.length > 0) say({ text: t.assets.notPictures(others), tone: "bad", name: "refused" });
    setFiles(all.filter(isPicture));
  };
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
        take([...event.dataTransfer.files]);
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
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      {isOver && <p className={styles.over}>{t.assets.letGo(showing.asset.name)}</p>}
      {files.length > 0 && <Bring showing={showing} files={files} onClose={() => setFiles([])} />}
    </div>
  );
}
