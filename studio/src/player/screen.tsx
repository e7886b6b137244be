import { useEffect, useLayoutEffect, useRef, useState } from "react";

import { useWords } from "../words";
import { captionAt } from "./captions";
import { Drawing } from "./drawing";
import type { Film } from "./film";
import styles from "./player.module.css";
import type { Transport } from "./transport";
import { usePanelPlace, usePlayedPart } from "./use-player";

interface Props {
  project: string;
  film: Film;
  transport: Transport;
  captions: boolean;
}

/** The picture at the playhead, as large as its room. */
export function Screen({ project, film, transport, captions }: Props) {
  const t = useWords();
  const room = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useRoom(room, film.aspect);
  const place = usePanelPlace(transport, film);
  const panel = film.panels[place];
  const drawing = useRef<Drawing>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const made = new Drawing(canvas.current, project, transport);
    drawing.current = made;
    return () => made.close();
  }, [project, transport]);
  useEffect(() => drawing.current?.set(film, size), [film, size]);
  return (
    <div className={styles.room} ref={room}>
      <div className={styles.screen} style={{ width: size.width, height: size.height }}>
        <canvas
          ref={canvas}
          className={styles.canvas}
          role="img"
          aria-label={panel ? `${t.player.screen}: ${panel.shot}` : t.player.empty}
        />
        {panel && panel.version === null && (
          <p className={styles.missing}>
            <strong>{panel.shot}</strong> {t.player.noPicture}
          </p>
        )}
        {captions && <CaptionLine film={film} transport={transport} />}
      </div>
    </div>
  );
}

function CaptionLine({ film, transport }: Pick<Props, "film" | "transport">) {
  const said = usePlayedPart(transport, ({ frame }) => {
    const caption = captionAt(film, frame);
    return caption ? `${caption.speaker}\n${caption.text}` : "";
  });
  if (!said) return null;
  const [speaker = "", text = ""] = said.split("\n");
  return (
    <p className={styles.caption}>
      <bdi>{speaker}</bdi>: <bdi dir="auto">{text}</bdi>
    </p>
  );
}

interface Room {
  width: number;
  height: number;
}

/** The largest screen of the film's aspect that fits. */
function useRoom(room: React.RefObject<HTMLDivElement | null>, aspect: number): Room {
  const [size, setSize] = useState<Room>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return;
    const look = () => {
      const { clientWidth, clientHeight } = element;
      const width = Math.floor(Math.min(clientWidth, clientHeight * aspect));
      setSize({ width, height: Math.floor(width / aspect) });
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => watch.disconnect();
  }, [room, aspect]);
  return size;
}
