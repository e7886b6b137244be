/** A length that is written as seconds or as frames of film, and sent with Enter or when the field is left. */
import { useEffect, useRef, useState } from "react";

import type { Rate } from "../../player/timecode";
import { TextField } from "../../ui/field";
import { useWords } from "../../words";
import { asSeconds, framesMeant, written } from "./length";

interface Props {
  label: string;
  rate: Rate;
  /** In frames of film. Null: it differs between those that are meant. */
  value: number | null;
  least: number;
  put(frames: number): void;
}

/** Of one thing for as long as it stands: whoever shows that of another thing gives it another key. */
export function LengthField({ label, rate, value, least, put }: Props) {
  const t = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const waits = useRef<string | null>(null); // typed and not sent: it is sent once, whatever ends the typing
  const show = (now: string | null) => {
    waits.current = now;
    setTyped(now);
    setProblem(undefined);
  };
  const send = () => {
    const text = waits.current;
    if (text === null) return;
    const frames = framesMeant(text, rate);
    if (text.trim() !== "" && frames === null) return setProblem(t.timeline.noLength);
    if (frames !== null && frames < least) return setProblem(t.timeline.lengthLeast(least));
    show(null);
    if (frames !== null && frames !== value) put(frames);
  };
  // Another entry that is clicked takes the field away before it is left.
  const leave = useRef(send);
  useEffect(() => {
    leave.current = send;
  });
  useEffect(() => () => leave.current(), []);
  const text = typed ?? written(value);
  const meant = framesMeant(text, rate);
  return (
    <TextField
      label={label}
      autoComplete="off"
      spellCheck={false}
      value={text}
      problem={problem}
      hint={meant === null ? t.timeline.lengthHint : t.timeline.lengthMeant(asSeconds(meant, rate), meant)}
      onChange={(event) => show(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === "Enter") send();
        if (event.key === "Escape") show(null);
      }}
    />
  );
}
