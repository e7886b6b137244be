/** A length that is written as seconds or as frames of film, and sent with Enter or when the field is left. */
import { useEffect, useState } from "react";

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

export function LengthField({ label, rate, value, least, put }: Props) {
  const t = useWords();
  const [text, setText] = useState(written(value));
  const [problem, setProblem] = useState<string>();
  const show = (now: string) => {
    setText(now);
    setProblem(undefined);
  };
  useEffect(() => {
    setText(written(value));
    setProblem(undefined);
  }, [value]);
  const meant = framesMeant(text, rate);
  const send = () => {
    if (text.trim() === "") return show(written(value));
    if (meant === null) return setProblem(t.timeline.noLength);
    if (meant < least) return setProblem(t.timeline.lengthLeast(least));
    if (meant === value) return show(written(value));
    put(meant);
  };
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
        if (event.key === "Escape") show(written(value));
      }}
    />
  );
}
