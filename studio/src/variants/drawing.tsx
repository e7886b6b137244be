/** How more are drawn: what it costs before, how far it is, and what came in between. */
import type { ReactNode } from "react";

import { HintLine } from "../ui/hint";
import { spoken } from "../ui/refused";
import type { Refusal } from "../api/refusal";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { progressOf, roughly, troublesOf } from "../pages/jobs/told";
import { useWords } from "../words";
import type { Work } from "./data";
import { costOf } from "./rows";
import styles from "./window.module.css";

interface DrawProps {
  /** Some are there already. */
  more?: boolean;
  look?: "main";
  each: number | null;
  isAsked: boolean;
  /** They are being drawn: the button stays where it is, so that nothing else is under the pointer then. */
  isDrawing?: boolean;
  onDraw(): void;
  /** What stands before it. */
  children?: ReactNode;
}

export function Draw({ more, look, each, isAsked, isDrawing = false, onDraw, children }: DrawProps) {
  const t = useWords();
  const cost = costOf(each);
  return (
    <span className={styles.draw}>
      {children}
      <Button
        {...(look ? { look } : {})}
        icon={<Icon name="plus" />}
        aria-disabled={isAsked || isDrawing}
        onClick={() => !isAsked && !isDrawing && onDraw()}
        {...(more ? {} : { "data-begins": "" })}
      >
        {more ? t.variants.more : t.variants.draw}
      </Button>
      <span className={styles.cost}>
        {isDrawing
          ? t.variants.drawn
          : cost === null
            ? t.variants.costUnknown
            : t.variants.cost(roughly(cost))}
      </span>
    </span>
  );
}

export function Progress({ work, shot, there }: { work: Work; shot: string; there: number }) {
  const t = useWords();
  if (!work.isDrawing) return work.failed && <Trouble work={work} />;
  const { percent, eta, done, total } = progressOf(work.open ?? { progress: {} });
  const [many, of] = work.wanted > 0 ? [there, work.wanted] : [done, total ?? 0];
  return (
    <div className={styles.progress}>
      <progress
        aria-label={t.variants.progress(shot)}
        max={100}
        {...(percent === null ? {} : { value: percent })}
      />
      <p role="status">
        {t.variants.drawing(many, of)}
        {eta !== null && ` · ${t.jobs.left(roughly(eta))}`}. {t.variants.goesOn}
      </p>
    </div>
  );
}

/** Why it ended badly, in the server's words, and what helps. */
function Trouble({ work }: { work: Work }) {
  const t = useWords();
  const troubles = work.failed ? troublesOf(work.failed) : [];
  return (
    <div className={styles.refused} role="alert">
      {troubles.length === 0 && <p>{t.variants.failed}</p>}
      {troubles.map((one) => (
        <p key={one.text} dir="auto">
          {spoken(one.text)} {one.hint && <HintLine hint={one.hint} />}
        </p>
      ))}
    </div>
  );
}

export function Refused({ refusal }: { refusal: Refusal }) {
  return (
    <div className={styles.refused} role="alert">
      <p dir="auto">
        {spoken(refusal.message)} {refusal.hint && <HintLine hint={refusal.hint} />}
      </p>
      {refusal.problems.map((one) => (
        <p key={one.message} dir="auto">
          {spoken(one.message)} {one.hint && <HintLine hint={one.hint} />}
        </p>
      ))}
    </div>
  );
}
