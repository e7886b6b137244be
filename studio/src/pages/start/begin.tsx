/** A first board: a screenplay that is dropped or chosen, or an example. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";

import { projects } from "../../api/queries";
import { Refusal } from "../../api/refusal";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { refusedText } from "../../ui/refused";
import { useWords } from "../../words";
import { at } from "../table";
import { begun, drawDrafts, exampleOf, type Beginning } from "./beginning";
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
      if (made.film) await drawDrafts(made.project_id);
      await client.invalidateQueries({ queryKey: projects.queryKey });
      await client.invalidateQueries({ queryKey: ["me"] });
      go(at(made.project_id, "board"));
    } catch (error) {
      const there = exampleOf(beginning, error);
      if (there) go(at(there, "board"));
      else setProblem(wordsOf(error));
    } finally {
      setDoing("");
    }
  };
  const wordsOf = (error: unknown) =>
    error instanceof Refusal && error.problems.length > 0
      ? error.problems.map((one) => one.message).join(" ")
      : refusedText(error, t);
  const take = (file: File | undefined) => {
    if (file) void begin({ file }, t.start.reading(file.name));
  };
  const isOver = useDropped(take);

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
          take(event.target.files?.[0]);
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

/** A file that is dropped anywhere on the page. Is one over it now? */
function useDropped(take: (file: File | undefined) => void): boolean {
  const [isOver, setOver] = useState(false);
  const newest = useRef(take);
  useEffect(() => {
    newest.current = take;
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      newest.current(event.dataTransfer?.files[0]);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, []);
  return isOver;
}
