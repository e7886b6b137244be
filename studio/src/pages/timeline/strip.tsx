import { useState, type DragEvent } from "react";

import type { AudioRow, MarkerRow } from "../../api/schema";
import type { Film } from "../../player/film";
import type { Transport } from "../../player/transport";
import { useWords } from "../../words";
import type { Choosing } from "./choosing";
import { Entries } from "./entries";
import { Markers, Playhead, Scenes } from "./lanes";
import { Ruler } from "./ruler";
import { SoundLanes } from "./sounds";
import styles from "./timeline.module.css";
import type { Edits } from "./use-edits";
import { usePlacing } from "./use-placing";
import type { Strip } from "./use-strip";

interface Props {
  project: string;
  film: Film;
  edits: Edits;
  strip: Strip;
  /** Is told the window when it is there. */
  attach(element: HTMLDivElement | null): void;
  transport: Transport;
  choosing: Choosing;
  isLet: boolean;
  openMarker(marker: MarkerRow): void;
  openSound(sound: AudioRow): void;
  /** A sound was dropped at a frame. */
  drop(file: File, frame: number): void;
}

/** All lanes of the cut in one window that scrolls and zooms. */
export function Lanes({ project, film, edits, strip, attach, transport, choosing, isLet, ...props }: Props) {
  const t = useWords();
  const [isOver, setOver] = useState(false);
  const placing = usePlacing(edits.cut, edits.shown, isLet);
  const cut = placing.shown;
  const over = (event: DragEvent) => {
    if (!isLet || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (isLet && file) props.drop(file, strip.frameAt(event.clientX));
  };
  return (
    // Whoever has no pointer puts a sound in by its button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.scroll}
      ref={attach}
      onScroll={strip.onScroll}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-over={isOver || undefined}
      aria-label={t.timeline.lanes}
    >
      <div className={styles.inner} style={{ width: Math.max(strip.width, cut.frames * strip.scale) }}>
        {strip.scale > 0 && (
          <>
            <Ruler strip={strip} film={film} transport={transport} />
            <Markers cut={cut} strip={strip} placing={placing} open={props.openMarker} />
            <Scenes cut={cut} strip={strip} transport={transport} />
            <Entries
              project={project}
              cut={cut}
              film={film}
              edits={edits}
              strip={strip}
              transport={transport}
              choosing={choosing}
              isLet={isLet}
            />
            <SoundLanes
              project={project}
              cut={cut}
              film={film}
              strip={strip}
              placing={placing}
              open={props.openSound}
            />
            <Playhead transport={transport} scale={strip.scale} />
          </>
        )}
      </div>
    </section>
  );
}
