import { useCallback, type PointerEvent } from "react";

import type { Film } from "../../player/film";
import { timecode } from "../../player/timecode";
import type { Transport } from "../../player/transport";
import { usePlayedPart } from "../../player/use-player";
import { Drawn, type Ink } from "./canvas";
import { tick } from "./scale";
import styles from "./timeline.module.css";
import type { Strip } from "./use-strip";

const HEIGHT = 26;

/** Timecode over the cut; whoever presses it has the playhead there, and drags it. */
export function Ruler({ strip, film, transport }: { strip: Strip; film: Film; transport: Transport }) {
  const { scale, left, width } = strip;
  const range = usePlayedPart(transport, (state) =>
    state.range ? `${state.range.from} ${Math.min(state.range.to, film.length)}` : "",
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D, ink: Ink) => {
      context.clearRect(0, 0, width, HEIGHT);
      if (range) {
        const [from = 0, to = 0] = range.split(" ").map(Number);
        context.fillStyle = ink.strong;
        context.globalAlpha = 0.3;
        context.fillRect(from * scale - left, 0, (to - from) * scale, HEIGHT);
        context.globalAlpha = 1;
      }
      const step = tick(scale, film.rate);
      const first = Math.floor(left / scale / step.line) * step.line;
      const last = Math.min(film.length, (left + width) / scale);
      for (let frame = first; frame <= last; frame += step.line) {
        const x = Math.round(frame * scale - left) + 0.5;
        const isNumber = frame % step.number === 0;
        context.fillStyle = ink.line;
        context.fillRect(x, isNumber ? 8 : HEIGHT - 6, 1, HEIGHT);
        if (!isNumber) continue;
        context.fillStyle = ink.text;
        context.fillText(timecode(frame, film.rate), x + 4, 15);
      }
    },
    [scale, left, width, film.rate, film.length, range],
  );
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const element = event.currentTarget;
    element.setPointerCapture(event.pointerId);
    transport.stop();
    transport.seek(strip.frameAt(event.clientX));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) transport.seek(strip.frameAt(event.clientX));
  };
  return (
    <div className={styles.ruler} onPointerDown={press} onPointerMove={drag}>
      <Drawn className={styles.rulerInk} width={width} height={HEIGHT} draw={draw} />
    </div>
  );
}
