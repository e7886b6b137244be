/** The scenes of the script, to go to one. Only rows that are near the window are drawn. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";

import { useWords } from "../../words";
import type { SceneLines } from "./queries";
import styles from "./scene-list.module.css";

interface Props {
  scenes: readonly SceneLines[];
  /** The scene that is read now. */
  here: string;
  onScene(scene: SceneLines): void;
}

const ROW = 46;

export function SceneList({ scenes, here, onScene }: Props) {
  const t = useWords();
  const list = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- it draws by itself, and nothing of it is kept
  const virtual = useVirtualizer({
    count: scenes.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW,
    overscan: 6,
  });
  const at = scenes.findIndex((scene) => scene.scene_id === here);
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (at >= 0) scrollToIndex(at, { align: "auto" });
  }, [at, scrollToIndex]);
  return (
    <nav className={styles.list} aria-label={t.script.scenes} ref={list}>
      <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const scene = scenes[item.index];
          if (!scene) return null;
          return (
            <li
              key={scene.scene_id}
              className={styles.row}
              aria-setsize={scenes.length}
              aria-posinset={item.index + 1}
              style={{ height: ROW, transform: `translateY(${item.start}px)` }}
            >
              <button
                type="button"
                className={styles.scene}
                aria-current={item.index === at || undefined}
                title={scene.heading}
                onClick={() => onScene(scene)}
              >
                <span className={styles.number}>{scene.number ?? item.index + 1}</span>
                <span className={styles.heading} dir="auto">
                  {scene.heading}
                </span>
                <span className={styles.frames}>
                  <span aria-hidden="true">{scene.frames}</span>
                  <span className="visually-hidden">{t.common.frames(scene.frames)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The same where there is no room for a list. */
export function SceneChoice({ scenes, here, onScene }: Props) {
  const t = useWords();
  return (
    <select
      className={styles.choice}
      aria-label={t.script.scenes}
      value={here}
      onChange={(event) => {
        const scene = scenes.find((one) => one.scene_id === event.target.value);
        if (scene) onScene(scene);
      }}
    >
      {!here && <option value="">{t.script.scenes}</option>}
      {scenes.map((scene, at) => (
        <option key={scene.scene_id} value={scene.scene_id}>
          {`${scene.number ?? at + 1}  ${scene.heading}`}
        </option>
      ))}
    </select>
  );
}
