/** A field for text that is saved when one leaves it, and says what became of that. */
import type { KeptText } from "./kept-text";
import { Button } from "./button";
import { TextArea } from "./field";
import styles from "./kept-area.module.css";
import { useWords } from "../words";

interface Props {
  label: string;
  field: KeptText;
  /** Who wrote there meanwhile; empty where nobody knows. */
  who: string;
}

/** The field stays in use while a button beside it is pressed: only who leaves both has it sent. */
const stay = (event: { preventDefault(): void }) => event.preventDefault();

export function KeptArea({ label, field, who }: Props) {
  const t = useWords();
  return (
    <div
      className={styles.kept}
      onFocus={field.onFocus}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) field.leave();
      }}
    >
      <TextArea
        label={label}
        rows={2}
        value={field.text}
        onChange={(event) => field.type(event.currentTarget.value)}
      />
      {field.theirs !== null && (
        <Theirs who={who} text={field.theirs} onMine={field.keepMine} onTheirs={field.giveUp} />
      )}
      {field.isWaiting && (
        <div className={styles.told} role="status">
          <p>{t.common.notSaved}</p>
          <Button onMouseDown={stay} onClick={field.leave}>
            {t.common.save}
          </Button>
          <Button onMouseDown={stay} onClick={field.giveUp}>
            {t.common.discard}
          </Button>
        </div>
      )}
    </div>
  );
}

interface TheirsProps {
  who: string;
  /** What they wrote. */
  text: string;
  onMine(): void;
  onTheirs(): void;
}

/** Somebody else wrote there meanwhile: their words beside mine, and which of both counts. */
export function Theirs({ who, text, onMine, onTheirs }: TheirsProps) {
  const t = useWords();
  return (
    <div className={styles.told} role="alert">
      <p>{t.common.metBy(who)}</p>
      <blockquote dir="auto">{text || t.common.nothingThere}</blockquote>
      <Button onMouseDown={stay} onClick={onMine}>
        {t.common.keepMine}
      </Button>
      <Button onMouseDown={stay} onClick={onTheirs}>
        {t.common.takeTheirs}
      </Button>
    </div>
  );
}
