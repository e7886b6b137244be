/** A frame, small: its picture, its number, and what was decided of it. It leads to its page. */
import { Link } from "wouter";

import { frameThumbnail } from "../../api/pictures";
import { useWords, type Words } from "../../words";
import { at } from "../table";
import { useFrames } from "./data";
import styles from "./frame-tile.module.css";

const TILE_PX = 150;

export function FrameTile({ project, frame, shot }: { project: string; frame: string; shot: string }) {
  const t = useWords();
  const row = useFrames(project).get(frame);
  const status = row?.review_status ?? "";
  const said = t.common.review[status as keyof Words["common"]["review"]] ?? "";
  return (
    <Link href={at(project, "frame", frame)} className={styles.tile ?? ""} title={row?.words}>
      {row?.sha256 ? (
        <img
          src={frameThumbnail(project, frame, { version: row.render_version, sha256: row.sha256 }, TILE_PX)}
          alt=""
          loading="lazy"
        />
      ) : (
        <span className={styles.nothing}>{t.common.render.unrendered}</span>
      )}
      <span className={styles.words}>
        <strong>{row?.shot ?? shot}</strong>
        {status !== "waiting" && <span data-status={status}>{said}</span>}
      </span>
    </Link>
  );
}
