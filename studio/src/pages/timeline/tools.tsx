import { useRef } from "react";

import type { EntryRow } from "../../api/schema";
import { nameOf } from "../../player/film";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import styles from "./timeline.module.css";
import type { Edits } from "./use-edits";
import type { Strip } from "./use-strip";

interface Props {
  edits: Edits;
  strip: Strip;
  isLet: boolean;
  mark(): void;
  sound(file: File): void;
}

/** Between player and lanes: how near, undo and redo, what is put into the cut. */
export function Tools({ edits, strip, isLet, mark, sound }: Props) {
  const t = useWords();
  const file = useRef<HTMLInputElement>(null);
  const { cut } = edits;
  return (
    <>
      {isLet && (
        <>
          <OutOfCut edits={edits} />
          <Button
            look="quiet"
            iconOnly
            icon={<Icon name="undo" />}
            hotkey="Mod+z"
            disabled={!cut.canUndo && !edits.draft}
            onClick={edits.undo}
            short={t.timeline.short.undo}
          >
            {t.timeline.undo(cut.undoes)}
          </Button>
          <Button
            look="quiet"
            iconOnly
            icon={<Icon name="redo" />}
            hotkey="Mod+Shift+z"
            disabled={!cut.canRedo}
            onClick={() => void cut.redo()}
          >
            {t.timeline.redo(cut.redoes)}
          </Button>
          <Button
            look="quiet"
            iconOnly
            icon={<Icon name="flag" />}
            hotkey="M"
            short={t.timeline.short.marker}
            onClick={mark}
          >
            {t.timeline.marker}
          </Button>
          <Button
            look="quiet"
            iconOnly
            icon={<Icon name="upload" />}
            short={t.timeline.short.sound}
            onClick={() => file.current?.click()}
          >
            {t.timeline.addSound}
          </Button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".wav,.aif,.aiff,.flac,.ogg,.oga,.mp3,.m4a"
            aria-label={t.timeline.addSound}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              if (chosen) sound(chosen);
              event.currentTarget.value = "";
            }}
          />
        </>
      )}
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="minus" />}
        hotkey="-"
        onClick={() => strip.zoom(1 / 1.5)}
      >
        {t.timeline.zoomOut}
      </Button>
      <Button look="quiet" iconOnly icon={<Icon name="plus" />} hotkey="+" onClick={() => strip.zoom(1.5)}>
        {t.timeline.zoomIn}
      </Button>
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="film" />}
        hotkey="Shift+F"
        short={t.timeline.short.fit}
        onClick={strip.fit}
      >
        {t.timeline.fit}
      </Button>
    </>
  );
}

/** What was taken out, each with its way back to where it was. */
function OutOfCut({ edits }: { edits: Edits }) {
  const t = useWords();
  const rows = edits.shown.entries;
  const out = rows.filter((one) => one.out);
  if (out.length === 0) return null;
  return (
    <details className={styles.outList}>
      <summary>{t.timeline.outOfCut(out.length)}</summary>
      <ul>
        {out.map((row: EntryRow) => (
          <li key={nameOf(row)}>
            <span>
              <b>{row.shot}</b> {row.frame_id}
            </span>
            <Button look="quiet" onClick={() => edits.bringBack(nameOf(row), nameOf(row))}>
              {t.timeline.bringBack}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
