/** A picture on neutral ground: whole, or nearer by wheel, pinch, drag and keys, with what is drawn above it. */
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from "react";

import { useWords } from "../../words";
import { useGestures } from "./gestures";
import { usePicture } from "./pictures";
import styles from "./stage.module.css";
import { boxOf, held, type Size, type Viewing } from "./view";

export interface Second {
  src: string;
  alt: string;
  /** Over the first: its left part down to a fraction of the width, or the whole of it, so much to be seen. */
  manner: "wipe" | "onion";
  amount: number;
  /** At which side of the divider it stands. */
  side?: "left" | "right";
}

interface Props {
  src: string | null;
  alt: string;
  viewing: Viewing;
  /** Another picture over this one, at the same place and in the same size. */
  second?: Second | null;
  /** What stands on the picture and moves with it; it is told the picture's size in its own pixels. */
  overlay?: (size: Size) => ReactNode;
  /** What stands on the stage, and does not move. */
  children?: ReactNode;
  /** A swipe to the side while the whole picture is seen: 1 for the next. */
  onSwipe?: (to: 1 | -1) => void;
  /** One of several with the same look: another one measures. */
  follows?: boolean;
}

export function Stage({ src, alt, viewing, second, overlay, children, onSwipe, follows }: Props) {
  const t = useWords();
  const stage = useRef<HTMLDivElement>(null);
  const room = useRoom(stage);
  const { picture, isLoading, failed } = usePicture(src);
  const over = usePicture(second?.src ?? null);
  const size: Size = picture ?? { width: 0, height: 0 };
  const { measured } = viewing;
  useEffect(() => {
    if (!follows && size.width && room.width) measured({ width: size.width, height: size.height }, room);
  }, [follows, measured, room, size.width, size.height]);
  useGestures(stage, viewing, size, room, onSwipe);

  const view = held(viewing.view, size, room);
  const box = boxOf(view, size, room);
  return (
    <div
      ref={stage}
      className={styles.stage}
      data-near={view.zoom > 1 || undefined}
      data-loading={isLoading || undefined}
      aria-busy={isLoading}
    >
      {picture && room.width > 0 && (
        <div className={styles.box} style={{ ...box }}>
          <img className={styles.picture} src={picture.src} alt={alt} decoding="sync" draggable={false} />
          {second && over.picture && (
            <img
              className={styles.over}
              src={over.picture.src}
              alt={second.alt}
              decoding="sync"
              draggable={false}
              style={lookOf(second)}
            />
          )}
          {overlay?.(size)}
        </div>
      )}
      {failed && <p className={styles.failed}>{t.stage.failed}</p>}
      {children}
    </div>
  );
}

function lookOf({ manner, amount, side }: Second): CSSProperties {
  if (manner === "onion") return { opacity: amount };
  const rest = `${(1 - amount) * 100}%`;
  return { clipPath: side === "right" ? `inset(0 0 0 ${rest})` : `inset(0 ${rest} 0 0)` };
}

/** The room of an element, measured before it is painted and whenever it changes. */
function useRoom(element: React.RefObject<HTMLElement | null>): Size {
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const one = element.current;
    if (!one) return;
    const measure = () => setRoom({ width: one.clientWidth, height: one.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(one);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
