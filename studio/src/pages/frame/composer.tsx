/** Where one writes: a remark, an answer, what should be different, or why not. It never loses what was written. */
import { useId, useRef, useState, type KeyboardEvent } from "react";

import { nameIn } from "../../api/signature";
import type { FrameRow, HistoryRow } from "../../api/schema";
import { inWords, isSend, SEND } from "../../keys/registry";
import { useDraft, type Manner } from "../../ui/drafts";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { NO_STROKES } from "../../ui/stage/drawing";
import { useWords } from "../../words";
import styles from "./composer.module.css";
import { COMPOSER, type Decisions } from "./decisions";
import { usePeople } from "./people";
import { suggested, wordAfterAt, type Person } from "./said";

interface Props {
  project: string;
  row: FrameRow;
  counting: HistoryRow | null;
  decisions: Decisions;
  mayDecide: boolean;
}

const MANNERS: readonly Manner[] = ["note", "retake", "reject"];

export function Composer({ project, row, counting, decisions, mayDecide }: Props) {
  const t = useWords();
  const [draft, change] = useDraft(project, row.frame_id);
  const field = useRef<HTMLTextAreaElement>(null);
  const answered = draft.replyTo ? row.said.find((one) => one.id === draft.replyTo) : undefined;
  const marks = draft.strokes.marks.length;
  const counts = counting?.render_version ?? null;
  const isOld = marks > 0 && draft.drawnOn !== null && draft.drawnOn !== counts;
  const label = answered ? t.frame.write.reply(nameIn(answered.by)) : t.frame.write.label[draft.manner];
  const naming = useNaming(project, row, draft.text, (text) => change({ text }), field);

  const keyed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isSend(event) && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (!isOld) void decisions.send();
      return;
    }
    if (naming.keyed(event)) return;
    if (event.key === "Escape") {
      event.currentTarget.blur();
      event.preventDefault();
    }
  };
  return (
    <form
      className={styles.composer}
      data-manner={draft.manner}
      onSubmit={(event) => {
        event.preventDefault();
        void decisions.send();
      }}
    >
      {mayDecide && !answered && (
        <div className={styles.manners} role="group" aria-label={t.frame.write.manner}>
          {MANNERS.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.manner}
              aria-pressed={draft.manner === one}
              onClick={() => {
                change({ manner: one });
                field.current?.focus();
              }}
            >
              {t.frame[one]}
            </button>
          ))}
        </div>
      )}
      {answered && (
        <p className={styles.answered}>
          <span dir="auto">{label}</span>
          <Button
            look="quiet"
            iconOnly
            icon={<Icon name="close" />}
            onClick={() => change({ replyTo: null })}
          >
            {t.frame.write.stopReply}
          </Button>
        </p>
      )}
      <textarea
        ref={field}
        id={COMPOSER}
        className={styles.field}
        rows={2}
        dir="auto"
        aria-label={label}
        aria-describedby="frame-words-help"
        placeholder={label}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
        onKeyDown={keyed}
        onSelect={naming.moved}
        onBlur={naming.close}
        {...naming.field}
      />
      {naming.list}
      <footer className={styles.foot}>
        <span className={styles.help} id="frame-words-help">
          {marks > 0 ? t.frame.write.drawingOn(marks) : t.frame.write.help(inWords(SEND))}
        </span>
        {marks > 0 && (
          <Button
            look="quiet"
            iconOnly
            icon={<Icon name="trash" />}
            onClick={() => change({ strokes: NO_STROKES, drawnOn: null })}
          >
            {t.frame.write.removeDrawing}
          </Button>
        )}
        <Button type="submit" look={draft.text || marks ? "main" : "plain"} disabled={isOld}>
          {t.frame.write.send[answered ? "reply" : draft.manner]}
        </Button>
      </footer>
      {isOld && draft.drawnOn !== null && (
        <p className={styles.old} role="alert">
          {t.frame.write.drawingOld(draft.drawnOn, counts)}
        </p>
      )}
    </form>
  );
}

/** Suggests who can be named while somebody writes an @. */
function useNaming(
  project: string,
  row: FrameRow,
  text: string,
  write: (text: string) => void,
  field: React.RefObject<HTMLTextAreaElement | null>,
) {
  const t = useWords();
  const id = useId();
  const people = usePeople(project, row);
  const [begun, setBegun] = useState<{ from: number; word: string } | null>(null);
  const [at, setAt] = useState(0);
  const found: readonly Person[] = begun ? suggested(people, begun.word) : [];
  const isOpen = found.length > 0;

  const take = (person: Person) => {
    if (!begun) return;
    const end = begun.from + 1 + begun.word.length;
    const named = `@${person.login} `;
    write(text.slice(0, begun.from) + named + text.slice(end));
    setBegun(null);
    const cursor = begun.from + named.length;
    requestAnimationFrame(() => field.current?.setSelectionRange(cursor, cursor));
  };
  const moved = () => {
    const cursor = field.current?.selectionStart ?? 0;
    const now = wordAfterAt(field.current?.value ?? "", cursor);
    setBegun((before) => (before?.from === now?.from && before?.word === now?.word ? before : now));
    setAt(0);
  };
  return {
    moved,
    close: () => setBegun(null),
    keyed(event: KeyboardEvent): boolean {
      const chosen = found[at];
      if (!isOpen || !chosen) return false;
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by) setAt((at + by + found.length) % found.length);
      else if (event.key === "Enter" || event.key === "Tab") take(chosen);
      else if (event.key === "Escape") setBegun(null);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    field: {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": isOpen ? id : undefined,
      "aria-activedescendant": isOpen ? `${id}-${at}` : undefined,
    } as const,
    list: isOpen ? (
      <div className={styles.people} id={id} role="listbox" aria-label={t.frame.write.people}>
        {found.map((person, index) => (
          // The field keeps the focus and its keys choose; a pointer may press the row.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={person.login}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.person}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
          >
            <b>@{person.login}</b> <span dir="auto">{person.name !== person.login && person.name}</span>
          </div>
        ))}
      </div>
    ) : null,
  };
}
