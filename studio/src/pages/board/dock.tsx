import type { Layout } from "./layout";
import { ReviewBadge } from "../../ui/review-badge";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import styles from "./dock.module.css";
import { clearSelection, useBoard } from "./store";

export interface Acts {
  approve(): void;
  retake(): void;
  note(): void;
  open(): void;
  play(): void;
  /** Of the card where one is. */
  variants(): void;
  menu(at: DOMRect): void;
}

interface Props {
  layout: Layout;
  acts: Acts;
  mayDecide: boolean;
  mayComment: boolean;
}

/** What can be done with the frame where one is, or with all that are chosen: for those who know no keys yet. */
export function Dock({ layout, acts, mayDecide, mayComment }: Props) {
  const t = useWords();
  const cursor = useBoard((state) => state.cursor);
  const chosen = useBoard((state) => state.selected.size);
  const told = useBoard((state) => state.told);
  const at = layout.place.get(cursor);
  const row = at === undefined ? undefined : layout.rows[at];
  const isNothing = !row && chosen === 0;
  return (
    <div className={styles.dock} role="group" aria-label={t.board.acts} data-empty={isNothing || undefined}>
      <div className={styles.what}>
        {chosen > 0 ? (
          <>
            <b>{t.board.selected(chosen)}</b>
            <Button look="quiet" hotkey="Escape" onClick={clearSelection}>
              {t.board.letGo}
            </Button>
          </>
        ) : row ? (
          <>
            <b className={styles.shot}>{row.shot}</b>
            <ReviewBadge row={row} />
            <span className={styles.words} dir="auto">
              {row.words}
            </span>
          </>
        ) : (
          <span className="soft">{t.board.nothingHere}</span>
        )}
      </div>
      {!isNothing && (
        <div className={styles.acts}>
          {mayDecide && (
            <>
              <Button icon={<Icon name="check" />} hotkey="a" onClick={acts.approve}>
                {t.board.approve}
              </Button>
              <Button icon={<Icon name="retake" />} hotkey="r" onClick={acts.retake}>
                {t.board.retake}
              </Button>
            </>
          )}
          {mayComment && (
            <Button icon={<Icon name="note" />} hotkey="n" onClick={acts.note}>
              {t.board.note}
            </Button>
          )}
          <Button icon={<Icon name="eye" />} hotkey="Enter" onClick={acts.open}>
            {t.board.openFrame}
          </Button>
          <Button look="quiet" iconOnly icon={<Icon name="play" />} hotkey="Space" onClick={acts.play}>
            {t.board.play}
          </Button>
          <Button
            look="quiet"
            iconOnly
            icon={<Icon name="dots" />}
            hotkey="."
            aria-haspopup="menu"
            onClick={({ currentTarget }) => acts.menu(currentTarget.getBoundingClientRect())}
          >
            {t.board.moreActs}
          </Button>
        </div>
      )}
      <span className="visually-hidden" role="status">
        {told}
      </span>
    </div>
  );
}
