import { useState } from "react";

import type { CutOf } from "../../api/cut";
import type { AudioRow, MarkerRow } from "../../api/schema";
import { timecode, type Rate } from "../../player/timecode";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select, TextField } from "../../ui/field";
import { useWords, type Words } from "../../words";
import { entryAtPlayhead } from "./focus";
import styles from "./timeline.module.css";

type Color = keyof Words["timeline"]["colors"];
const COLORS = ["red", "orange", "yellow", "green", "cyan", "blue", "purple", "white"] as const;

interface MarkerProps {
  /** A marker of the cut, or one that is to be. */
  marker: MarkerRow;
  isNew: boolean;
  cut: CutOf;
  onClose(): void;
}

export function MarkerDialog({ marker, isNew, cut, onClose }: MarkerProps) {
  const t = useWords();
  const [name, setName] = useState(marker.name);
  const [color, setColor] = useState(marker.color as Color);
  const [note, setNote] = useState(marker.note);
  const save = () => {
    const body = { name: name.trim(), at: marker.entry || null, offset: String(marker.offset), color, note };
    const isRenamed = !isNew && body.name !== marker.name;
    const before = isRenamed ? [{ verb: "unmarker" as const, body: { name: marker.name } }] : [];
    void cut.mutateAll([...before, { verb: "marker", body }]);
    onClose();
  };
  const remove = () => {
    void cut.mutate("unmarker", { name: marker.name });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      goesTo={entryAtPlayhead}
      title={isNew ? t.timeline.marker : t.timeline.editMarker}
      actions={
        <>
          {!isNew && (
            <Button look="danger" onClick={remove}>
              {t.common.remove}
            </Button>
          )}
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button look="main" disabled={name.trim() === ""} hotkey="Enter" onClick={save}>
            {t.common.save}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) save();
        }}
      >
        <TextField
          label={t.timeline.markerName}
          value={name}
          dir="auto"
          maxLength={200}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t.timeline.color}
          value={color}
          choices={COLORS.map((one) => ({ value: one, label: t.timeline.colors[one] }))}
          onChange={(event) => setColor(event.currentTarget.value as Color)}
        />
        <TextField
          label={t.timeline.note}
          value={note}
          dir="auto"
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

interface SoundProps {
  sound: AudioRow;
  cut: CutOf;
  rate: Rate;
  /** How far behind the start of its entry it begins now. */
  offset: number;
  /** How often its file lies under the cut. */
  uses: number;
  /** The entry at the playhead, and how far into it that is. */
  here: { entry: string; offset: number };
  isLet: boolean;
  onClose(): void;
}

export function SoundDialog({ sound, offset, uses, cut, rate, here, isLet, onClose }: SoundProps) {
  const t = useWords();
  const [gain, setGain] = useState(sound.gain_db);
  const put = (entry: string, frames: number) => {
    const body = { path: sound.path, at: entry || null, offset: String(frames), gain_db: gain };
    // The same file at another entry is another sound: what is moved is taken away where it was.
    const isMoved = entry !== sound.entry && uses === 1;
    const before = isMoved ? [{ verb: "unaudio" as const, body: { path: sound.path } }] : [];
    void cut.mutateAll([...before, { verb: "audio", body }]);
    onClose();
  };
  const remove = () => {
    void cut.mutate("unaudio", { path: sound.path });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      goesTo={entryAtPlayhead}
      title={sound.path.replace(/^audio\//, "")}
      actions={
        isLet && (
          <>
            <Button look="danger" onClick={remove}>
              {t.common.remove}
            </Button>
            <Button onClick={() => put(here.entry, here.offset)}>{t.timeline.soundHere}</Button>
            <Button look="main" onClick={() => put(sound.entry, offset)}>
              {t.common.save}
            </Button>
          </>
        )
      }
    >
      <div className={styles.form}>
        <p>{sound.missing ? t.timeline.soundMissing : t.timeline.soundAt(timecode(sound.frame, rate))}</p>
        <TextField
          label={t.timeline.gain}
          type="number"
          min={-96}
          max={24}
          step={1}
          value={gain}
          disabled={!isLet}
          onChange={(event) => setGain(Number(event.currentTarget.value))}
        />
      </div>
    </Dialog>
  );
}
