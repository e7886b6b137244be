import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { CutOf } from "../../api/cut";
import { timelineOf } from "../../api/queries";
import type { AudioRow, MarkerRow, TimelineAnswer } from "../../api/schema";
import { OF_CUT, useWhoSince } from "../../api/who";
import { timecode, type Rate } from "../../player/timecode";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select, TextField } from "../../ui/field";
import { Theirs } from "../../ui/kept-area";
import { useWords } from "../../words";
import { entryAtPlayhead } from "./focus";
import { joined, markerNow, met, wordsOf, type Color, type Words } from "./marker-met";
import styles from "./timeline.module.css";

const COLORS = ["red", "orange", "yellow", "green", "cyan", "blue", "purple", "white"] as const;

interface MarkerProps {
  project: string;
  /** A marker of the cut, or one that is to be. */
  marker: MarkerRow;
  isNew: boolean;
  cut: CutOf;
  onClose(): void;
}

/** What is written here is saved, or stays: where the server refuses, and where somebody else wrote meanwhile. */
function useMarker({ project, marker, isNew, cut, onClose }: MarkerProps) {
  const { data } = useQuery({ ...timelineOf(project), enabled: false });
  const [began, setBegan] = useState(() => wordsOf(marker));
  const [seen] = useState(data?.tag ?? "");
  const [mine, setMine] = useState(() => wordsOf(marker));
  const [asks, setAsks] = useState(false);
  const now = (!isNew && data && markerNow(data.data, marker.name)) || marker;
  const there = wordsOf(now);
  const meets = met(began, mine, there);
  const who = useWhoSince(project, seen, OF_CUT, asks && meets.length > 0);
  const put = async (from: Words) => {
    if (met(from, mine, there).length > 0) return setAsks(true);
    const { name, ...words } = joined(from, mine, there);
    const body = { ...words, name: name.trim(), at: now.entry || null, offset: String(now.offset) };
    const isRenamed = !isNew && body.name !== marker.name;
    const before = isRenamed ? [{ verb: "unmarker" as const, body: { name: marker.name } }] : [];
    const still = (it: TimelineAnswer) => {
      const found = markerNow(it, marker.name);
      return isNew || !found || JSON.stringify(wordsOf(found)) === JSON.stringify(there);
    };
    const saved = await cut.mutateAll([...before, { verb: "marker", body }], { still, isText: true });
    if (saved) onClose();
    else setAsks(true); // what met is shown; a refusal was said
    return undefined;
  };
  return {
    ...mine,
    change: (words: Partial<Words>) => setMine({ ...mine, ...words }),
    met: asks ? meets.map((one) => there[one]) : [],
    who,
    save: () => void put(began),
    keepMine() {
      setBegan(there);
      void put(there);
    },
    takeTheirs() {
      setMine(there);
      setBegan(there);
      setAsks(false);
    },
  };
}

export function MarkerDialog(props: MarkerProps) {
  const { marker, isNew, cut, onClose } = props;
  const t = useWords();
  const { name, color, note, change, met: theirs, who, save, keepMine, takeTheirs } = useMarker(props);
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
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t.timeline.color}
          value={color}
          choices={COLORS.map((one) => ({ value: one, label: t.timeline.colors[one] }))}
          onChange={(event) => change({ color: event.currentTarget.value as Color })}
        />
        <TextField
          label={t.timeline.note}
          value={note}
          dir="auto"
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        {theirs.length > 0 && (
          <Theirs who={who} text={theirs.join("; ")} onMine={keepMine} onTheirs={takeTheirs} />
        )}
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
