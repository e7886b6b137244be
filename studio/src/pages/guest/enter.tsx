import { useState, type FormEvent } from "react";

import { api } from "../../api/client";
import { Refusal } from "../../api/refusal";
import { Button } from "../../ui/button";
import { guestName, keepGuestName } from "../../ui/drafts";
import { TextField } from "../../ui/field";
import { refusedText } from "../../ui/refused";
import { useWords, type Words } from "../../words";
import styles from "./guest.module.css";

function problemOf(error: unknown, t: Words): string {
  if (!(error instanceof Refusal)) return refusedText(error, t);
  if (error.status === 401) return t.guest.ended;
  return error.isUnreachable ? t.guest.away : refusedText(error, t);
}

/** Asks for a name, under which remarks stand. */
export function Enter({ secret, onEntered }: { secret: string; onEntered(): void }) {
  const t = useWords();
  const [problem, setProblem] = useState("");
  const [isAsked, setAsked] = useState(false);
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    setAsked(true);
    setProblem("");
    try {
      await api.POST("/v1/sessions:guest", { body: { secret, name } });
      keepGuestName(name);
      onEntered();
    } catch (error) {
      setProblem(problemOf(error, t));
      setAsked(false);
    }
  };
  return (
    <main className={styles.enter}>
      <form className={styles.card} onSubmit={(event) => void enter(event)}>
        <h1>{t.guest.welcome}</h1>
        <p className="soft">{t.guest.welcomeSaid}</p>
        <TextField
          label={t.guest.name}
          name="name"
          dir="auto"
          autoComplete="name"
          maxLength={80}
          defaultValue={guestName()}
          required
          problem={problem || undefined}
        />
        <Button look="main" type="submit" disabled={isAsked}>
          {t.guest.enter}
        </Button>
      </form>
    </main>
  );
}
