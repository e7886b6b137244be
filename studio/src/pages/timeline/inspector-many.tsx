import type { EntryRow } from "../../api/schema";
import { nameOf } from "../../player/film";
import type { Rate } from "../../player/timecode";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import { LengthField } from "./length-field";
import styles from "./timeline.module.css";
import type { Edits } from "./use-edits";

interface Props {
  rows: readonly EntryRow[];
  rate: Rate;
  edits: Edits;
  isLet: boolean;
  move(direction: 1 | -1): void;
  forget(): void;
}

const SHOWN = 24;

/** How long they stand together. */
export const secondsOfAll = (rows: readonly EntryRow[]): string =>
  rows.reduce((sum, one) => sum + one.seconds, 0).toFixed(1);

/** What can be done with several entries at once; each is one change for whoever undoes it. */
export function InspectorOfMany({ rows, rate, edits, isLet, move, forget }: Props) {
  const t = useWords();
  const names = rows.map(nameOf);
  const seconds = secondsOfAll(rows);
  const first = rows[0]?.hold ?? 0;
  const isSame = rows.every((one) => one.hold === first);
  return (
    <aside className={styles.inspector} aria-label={t.timeline.chosen(rows.length, seconds)}>
      <header className={styles.inspectorHead}>
        <h2>{t.timeline.chosen(rows.length, seconds)}</h2>
      </header>
      <p className={styles.chosenShots}>
        {rows
          .slice(0, SHOWN)
          .map((one) => one.shot)
          .join(", ")}
        {rows.length > SHOWN && " …"}
      </p>
      <fieldset disabled={!isLet} className={styles.fields}>
        <LengthField
          key={names.join(" ")}
          label={t.timeline.holdEach}
          rate={rate}
          value={isSame ? first : null}
          least={0}
          put={(frames) => edits.hold(names, frames)}
        />
        {isLet && (
          <div className={styles.actions}>
            <Button icon={<Icon name="previous" />} iconOnly hotkey="Alt+ArrowLeft" onClick={() => move(-1)}>
              {t.timeline.earlier}
            </Button>
            <Button icon={<Icon name="next" />} iconOnly hotkey="Alt+ArrowRight" onClick={() => move(1)}>
              {t.timeline.later}
            </Button>
            <Button
              icon={<Icon name="trash" />}
              iconOnly
              hotkey="Delete"
              onClick={() => edits.takeOut(names)}
            >
              {t.timeline.takeOut}
            </Button>
          </div>
        )}
        {!isLet && <p className="soft">{t.common.notAllowed}</p>}
      </fieldset>
      <Button hotkey="Escape" onClick={forget}>
        {t.timeline.chooseNone}
      </Button>
    </aside>
  );
}
