/** The part of a frame that shows the asset. The whole picture is asked for once, in the size that the part needs. */
import { useState } from "react";

import { framePicture, frameThumbnail } from "../../api/pictures";
import type { Appearance } from "../assets/data";
import { windowOn, type Box } from "./measures";
import styles from "./crop.module.css";

interface Props {
  project: string;
  row: Appearance;
  box: Box | null;
  /** Width ÷ height of the window. */
  shape: number;
  /** How wide it is shown, in pixels of the page. */
  wide: number;
  alt: string;
}

export function Crop({ project, row, box, shape, wide, alt }: Props) {
  // Verdicts of an older sb do not say how large the picture was: then the picture itself says it.
  const [measured, setMeasured] = useState<{ width: number; height: number } | null>(null);
  // A picture that was changed outside of sb has another hash than is known of it: then it is shown as it is.
  const [isOther, setOther] = useState(false);
  const width = row.width ?? measured?.width;
  const height = row.height ?? measured?.height;
  const view = width && height ? windowOn(box, width, height, shape) : null;
  const shown = { version: row.render_version, sha256: isOther ? null : row.sha256 };
  const scale = view && width ? width / (view.right - view.left) : 1;
  const src =
    row.width && row.height
      ? frameThumbnail(project, row.frame_id, shown, wide * scale)
      : framePicture(project, row.frame_id, shown);
  return (
    <span className={styles.crop} style={{ aspectRatio: shape }}>
      {row.sha256 && (
        <img
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setOther(true)}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
            if (!row.width) setMeasured({ width: naturalWidth, height: naturalHeight });
          }}
          style={
            view
              ? {
                  width: `${scale * 100}%`,
                  left: `${(-view.left / (view.right - view.left)) * 100}%`,
                  top: `${(-view.top / (view.bottom - view.top)) * 100}%`,
                }
              : { visibility: "hidden", width: "100%" }
          }
        />
      )}
    </span>
  );
}
