/** A first board: a screenplay that is dropped or chosen, or an example. */
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useLocation } from "wouter";

import { projects } from "../../api/queries";
import { Refusal } from "../../api/refusal";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { refusedText, spoken } from "../../ui/refused";
import { useWords } from "../../words";
import { at } from "../table";
import { begun, drawDrafts, exampleOf, type Beginning } from "./beginning";
import { useHandedIn } from "./handed-in";
import { aboutFile, isNoText } from "./refused";
import styles from "./start.module.css";

const TAKES = ".fountain,.spmd,.txt,.fdx,.yaml,.yml";

export function Begin() {
  const t = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const chooser = useRef<HTMLInputElement>(null);
  const [doing, setDoing] = useState("");
  const [problem, setProblem] = useState("");

  const begin = async (beginning: Beginning, said: string) => {
    setDoing(said);
    setProblem("");
    try {
      const made = await begun(beginning);
      if (made.film?.frames) await drawDrafts(made.project_id);
      await client.invalidateQueries({ queryKey: projects.queryKey });
      await client.invalidateQueries({ queryKey: ["me"] });
      go(at(made.project_id, "board"));
    } catch (error) {
      const there = exampleOf(beginning, error);
      if (there) go(at(there, "board"));
      else setProblem(wordsOf(error, "file" in beginning ? beginning.file.name : ""));
    } finally {
      setDoing("");
    }
  };
  const wordsOf = (error: unknown, name: string) => {
    if (!(error instanceof Refusal) || error.isUnreachable) return refusedText(error, t);
    const problems = error.problems.length > 0 ? error.problems : [error];
    if (problems.some((one) => isNoText(one.hint?.text))) return t.start.noText(name);
    return problems
      .map((one) =>
        spoken(aboutFile(one.message, name), one.hint && { text: aboutFile(one.hint.text, name) }),
      )
      .join(" ");
  };
  const take = (files: readonly File[]) => {
    const [file, ...others] = files;
    if (!file || doing) return;
    if (others.length > 0) setProblem(t.start.oneOnly(files.map((one) => one.name)));
    else if (file.size === 0) setProblem(t.start.emptyFile(file.name));
    else void begin({ file }, t.start.reading(file.name));
  };
  const isOver = useHandedIn({
    take,
    paste: (text) => doing || void begin({ text }, t.start.readingText),
    refuse: () => setProblem(t.start.noFile),
  });

  return (
    <section className={styles.begin} aria-label={t.start.beginTitle} data-over={isOver || undefined}>
      <Icon name="upload" />
      <h2>{t.start.beginTitle}</h2>
      <p className="soft">{t.start.beginSaid}</p>
      <input
        ref={chooser}
        type="file"
        accept={TAKES}
        hidden
        aria-label={t.start.choose}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <div className={styles.ways}>
        <Button look="main" disabled={!!doing} onClick={() => chooser.current?.click()}>
          {t.start.choose}
        </Button>
        <Button
          disabled={!!doing}
          onClick={() => void begin({ example: "college_silence" }, t.start.opening)}
        >
          {t.start.example}
        </Button>
        <Button disabled={!!doing} onClick={() => void begin({ example: "chase" }, t.start.opening)}>
          {t.start.otherExample}
        </Button>
      </div>
      <p role="status" className={styles.doing}>
        {doing}
      </p>
      {problem && (
        <p role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
    </section>
  );
}
