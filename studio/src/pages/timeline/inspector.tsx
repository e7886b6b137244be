import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { timelineOf } from "../../api/queries";
import type { EntryRow, TimelineAnswer } from "../../api/schema";
import { OF_CUT, useWhoSince } from "../../api/who";
import { nameOf } from "../../player/film";
import type { Rate } from "../../player/timecode";
import { ReviewBadge, reviewWord } from "../../ui/review-badge";
import { Button } from "../../ui/button";
import { Select } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { KeptArea } from "../../ui/kept-area";
import { useKeptText } from "../../ui/kept-text";
import { useWords } from "../../words";
import { at } from "../table";
import { LengthField } from "./length-field";
import styles from "./timeline.module.css";
import type { Edits } from "./use-edits";

interface Props {
  project: string;
  row: EntryRow;
  rate: Rate;
  edits: Edits;
  isLet: boolean;
  split(): void;
  move(direction: 1 | -1): void;
  /** It is so many frames longer by what was typed. */
  follow(row: EntryRow, by: number): void;
}

const KINDS = ["cut", "dissolve", "wipe", "fade_in", "fade_out"] as const;
const USUAL = 12;

/** What is known of the entry at the playhead, and what can be done with it. */
export function Inspector({ project, row, rate, edits, isLet, split, move, follow }: Props) {
  const t = useWords();
  const name = nameOf(row);
  const review = reviewWord(row, t);
  return (
    <aside
      className={styles.inspector}
      aria-label={t.timeline.entry(row.shot, row.seconds.toFixed(1), review)}
    >
      <header className={styles.inspectorHead}>
        <h2>{row.shot}</h2>
        <ReviewBadge row={row} />
        <Link
          href={at(project, "frame", row.frame_id)}
          className={styles.frameLink ?? ""}
          title={t.timeline.openFrame}
        >
          {row.frame_id}
        </Link>
      </header>
      <fieldset disabled={!isLet} className={styles.fields}>
        <div className={styles.pair}>
          <LengthField
            key={`${name} length`}
            label={t.timeline.length}
            rate={rate}
            value={row.duration_frames}
            least={1}
            put={(frames) => {
              edits.nudge(row, frames - row.duration_frames);
              follow(row, frames - row.duration_frames);
            }}
          />
          <LengthField
            key={`${name} hold`}
            label={t.timeline.hold}
            rate={rate}
            value={row.hold}
            least={0}
            put={(frames) => {
              edits.hold([name], frames);
              follow(row, frames - row.hold);
            }}
          />
        </div>
        <div className={styles.pair}>
          <Select
            label={t.timeline.transition}
            value={row.transition_kind}
            choices={KINDS.map((kind) => ({ value: kind, label: t.timeline.transitions[kind] }))}
            onChange={(event) =>
              edits.transition(
                [name],
                event.currentTarget.value as EntryRow["transition_kind"],
                row.transition_frames || USUAL,
              )
            }
          />
          {row.transition_kind !== "cut" && (
            <LengthField
              key={`${name} transition`}
              label={t.timeline.transitionLength}
              rate={rate}
              value={row.transition_frames}
              least={1}
              put={(frames) => edits.transition([name], row.transition_kind, frames)}
            />
          )}
        </div>
        <Note key={name} project={project} row={row} edits={edits} />
        {isLet && (
          <div className={styles.actions}>
            <Button icon={<Icon name="previous" />} iconOnly hotkey="Alt+ArrowLeft" onClick={() => move(-1)}>
              {t.timeline.earlier}
            </Button>
            <Button icon={<Icon name="next" />} iconOnly hotkey="Alt+ArrowRight" onClick={() => move(1)}>
              {t.timeline.later}
            </Button>
            <Button
              icon={<Icon name="split" />}
              iconOnly
              hotkey="S"
              short={t.timeline.short.split}
              onClick={split}
            >
              {t.timeline.split}
            </Button>
            <Button
              icon={<Icon name="plus" />}
              iconOnly
              short={t.timeline.short.again}
              onClick={() => void edits.cut.mutate("insert", { selectors: [row.frame_id], after: name })}
            >
              {t.timeline.again}
            </Button>
            <Button
              icon={<Icon name="trash" />}
              iconOnly
              hotkey="Delete"
              short={t.timeline.short.takeOut}
              onClick={() => edits.takeOut([name])}
            >
              {t.timeline.takeOut}
            </Button>
          </div>
        )}
        {!isLet && <p className="soft">{t.common.notAllowed}</p>}
      </fieldset>
    </aside>
  );
}

function Note({ project, row, edits }: { project: string; row: EntryRow; edits: Edits }) {
  const t = useWords();
  const name = nameOf(row);
  const save = async (note: string, base: string) => {
    const still = (cut: TimelineAnswer) =>
      cut.entries.some((one) => nameOf(one) === name && [base, note].includes(one.note));
    return (await edits.cut.mutate("note", { selectors: [name], note }, { still, isText: true })) !== null;
  };
  const { data } = useQuery({ ...timelineOf(project), enabled: false });
  const field = useKeptText(`${project}/cut note ${name}`, row.note, save, data?.tag);
  const who = useWhoSince(project, field.seen, OF_CUT, field.theirs !== null);
  return <KeptArea label={t.timeline.note} field={field} who={who} />;
}
