/** What people drew on the picture that is looked at: the newest is seen at once, and a switch hides it. */
import { nameIn } from "../../api/signature";
import type { FrameRow, HistoryRow } from "../../api/schema";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { marksIn } from "../../ui/stage/marks";
import { MarksLayer } from "../../ui/stage/marks-layer";
import type { Size } from "../../ui/stage/view";
import { useWords } from "../../words";
import styles from "./drawn.module.css";
import { look, useLooks } from "./look";
import { drawingsOf, drawnOn } from "./said";

interface Props {
  row: FrameRow | null;
  shown: HistoryRow | null;
}

/** The drawing that is seen now: of the remark that is chosen, else the newest about this version. */
export function useDrawn({ row, shown }: Props) {
  const chosen = useLooks((state) => (state.frame === row?.frame_id ? state.remark : null));
  const hides = useLooks((state) => state.frame === row?.frame_id && state.hidesDrawing);
  if (!row || !shown) return null;
  return drawnOn(row.said, shown.render_version, hides ? "none" : chosen);
}

export function DrawnMarks({ row, shown, size }: Props & { size: Size }) {
  const t = useWords();
  const drawn = useDrawn({ row, shown });
  if (!drawn) return null;
  return (
    <MarksLayer marks={marksIn(drawn.drawing)} size={size} label={t.frame.drawingOf(nameIn(drawn.by))} />
  );
}

/** Hides and shows it; where there is none about this version, leads to the one about another. */
export function DrawnSwitch({ row, shown }: Props) {
  const t = useWords();
  const seen = useDrawn({ row, shown });
  if (!row || !shown) return null;
  const here = seen ?? drawnOn(row.said, shown.render_version, null);
  if (here) {
    return (
      <div className={styles.switch}>
        <Button icon={<Icon name="pen" />} hotkey="m" aria-pressed={seen !== null} onClick={turnDrawing}>
          {t.frame.drawingOf(nameIn(here.by))}
        </Button>
      </div>
    );
  }
  const other = drawingsOf(row.said).at(-1);
  const version = other?.render_version ?? null;
  if (!other || version === null) return null;
  return (
    <div className={styles.switch}>
      <Button
        icon={<Icon name="pen" />}
        onClick={() => look({ version, remark: other.id, hidesDrawing: false })}
      >
        {t.frame.drawingOn(nameIn(other.by), version)}
      </Button>
    </div>
  );
}

/** Hidden or shown. */
export function turnDrawing(): void {
  look({ hidesDrawing: !useLooks.getState().hidesDrawing });
}
