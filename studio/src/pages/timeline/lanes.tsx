import { useEffect, useMemo, useRef } from "react";

import type { MarkerRow, TimelineAnswer } from "../../api/schema";
import type { Transport } from "../../player/transport";
import { useWords } from "../../words";
import { withIds } from "./places";
import { sceneRuns } from "./scale";
import styles from "./timeline.module.css";
import type { PlacingEdits } from "./use-placing";
import type { Strip } from "./use-strip";

const MOST = 60;

interface Props {
  cut: TimelineAnswer;
  strip: Strip;
}

/** The scenes as blocks over their entries. */
export function Scenes({ cut, strip, transport }: Props & { transport: Transport }) {
  const t = useWords();
  const runs = useMemo(() => sceneRuns(cut.entries.filter((one) => !one.out)), [cut.entries]);
  const { scale, left, width } = strip;
  const seen = runs.filter((one) => one.end * scale > left && one.start * scale < left + width);
  return (
    <div className={styles.scenes}>
      {seen.slice(0, MOST).map((one, place) => (
        <button
          type="button"
          tabIndex={-1}
          key={one.start}
          className={styles.scene}
          data-odd={place % 2 === 1 || undefined}
          style={{ left: one.start * scale, width: Math.max(1, (one.end - one.start) * scale - 1) }}
          onClick={() => transport.seek(one.start)}
          aria-label={t.timeline.scene(one.scene)}
        >
          <span className={styles.sceneName}>{(one.end - one.start) * scale > 28 ? one.scene : ""}</span>
        </button>
      ))}
    </div>
  );
}

interface MarkersProps extends Props {
  placing: PlacingEdits;
  open(marker: MarkerRow): void;
}

export function Markers({ cut, strip, placing, open }: MarkersProps) {
  const t = useWords();
  const { scale, left, width } = strip;
  const seen = withIds(cut.markers).filter(
    ({ one }) => one.frame * scale > left - 160 && one.frame * scale < left + width,
  );
  return (
    <div className={styles.markers} role="group" aria-label={t.timeline.markers}>
      {seen.slice(0, MOST).map(({ id, one }) => (
        <button
          type="button"
          key={id}
          className={styles.marker}
          data-color={one.color}
          style={{ left: one.frame * scale }}
          title={one.note || one.name}
          aria-keyshortcuts={placing.isLet ? "Alt+ArrowLeft Alt+ArrowRight" : undefined}
          {...placing.movable(id, one, scale, () => open(one))}
        >
          <bdi>{one.name}</bdi>
        </button>
      ))}
    </div>
  );
}

/** The line at the playhead. It moves without drawing anything else anew. */
export function Playhead({ transport, scale }: { transport: Transport; scale: number }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const move = () => {
      if (line.current) line.current.style.transform = `translateX(${transport.get().frame * scale}px)`;
    };
    move();
    return transport.subscribe(move);
  }, [transport, scale]);
  return <div className={styles.playhead} ref={line} data-playhead aria-hidden="true" />;
}
