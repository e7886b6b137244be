/** What can be done, at the foot of the window. Each button keeps its place, whatever goes on. */
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { useWords } from "../words";
import type { Work } from "./data";
import { Draw } from "./drawing";
import { OWN } from "./keys";
import { presentOf, type Against, type Answer, type Row } from "./rows";
import styles from "./window.module.css";

interface Props {
  answer: Answer;
  row: Row;
  work: Work;
  may: boolean;
  against: Against | null;
  compares: boolean;
  /** "awaited": as soon as the check has looked at it. */
  canPick: boolean | "awaited";
  isAsked: boolean;
  onCompare(): void;
  onDraw(): void;
  onOwn(): void;
  onPick(): void;
}

export function Actions(props: Props) {
  const { answer, row, work, may, against, compares, canPick, isAsked } = props;
  const t = useWords();
  const isOwn = presentOf(answer) === null;
  const compareSaid = against?.version
    ? t.variants.compare
    : against?.row
      ? t.variants.compareWith(against.row.candidate)
      : answer.frame.render_version === null
        ? t.variants.nothingToCompare
        : t.variants.sameAsNow;
  return (
    <>
      <div className={styles.first}>
        {may && (
          <Draw
            more
            each={answer.seconds_each}
            isAsked={isAsked}
            isDrawing={work.isDrawing}
            onDraw={props.onDraw}
          >
            <Button
              hotkey={OWN}
              title={isOwn ? t.variants.ownNow : t.variants.ownSaid}
              disabled={isOwn || isAsked}
              onClick={props.onOwn}
            >
              {t.variants.own}
            </Button>
          </Draw>
        )}
        {!may && <span className="soft">{t.common.notAllowed}</span>}
      </div>
      <Button
        icon={<Icon name="compare" />}
        hotkey="Space"
        aria-pressed={compares}
        disabled={against === null}
        title={compareSaid}
        onClick={props.onCompare}
      >
        {t.variants.compareShort}
      </Button>
      {may && (
        <Button
          look="main"
          icon={<Icon name="check" />}
          hotkey="Enter"
          disabled={!canPick}
          aria-disabled={canPick === "awaited"}
          title={canPick === "awaited" ? t.variants.awaitedSaid(row.candidate) : undefined}
          onClick={props.onPick}
        >
          {t.variants.pickThis(row.candidate)}
        </Button>
      )}
    </>
  );
}
