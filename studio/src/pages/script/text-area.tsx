/** The editor as a component: it owns its text, and tells when that changed. */
import { useEffect, useImperativeHandle, useRef, type Ref } from "react";

import type { BoardRow } from "../../api/board";
import { frameThumbnail } from "../../api/pictures";
import { useWords } from "../../words";
import { mount, type Beside, type Editor } from "./editor";
import type { PreviewRow, Problem, ScriptLines } from "./queries";
import styles from "./text-area.module.css";

export type TextHandle = Omit<Editor, "mark" | "destroy">;

interface Told {
  lines: ScriptLines;
  changes?: readonly PreviewRow[];
  problems: readonly Problem[];
}

interface Props {
  project: string;
  /** The text that it begins with. */
  text: string;
  /** What the newest answer says of it. */
  answer: Told;
  rows: ReadonlyMap<string, BoardRow>;
  handle: Ref<TextHandle>;
  /** The focus goes into it as soon as it is there. */
  isAsked: boolean;
  onText(text: string): void;
  onLine(line: number): void;
}

export function TextArea({ project, text, answer, rows, handle, isAsked, onText, onLine }: Props) {
  const t = useWords();
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  const begin = useRef({ isAsked, text, label: t.script.text, phrases: t.script.editor });
  const told = useRef({ onText, onLine, answer });
  useEffect(() => {
    told.current = { onText, onLine, answer };
  });

  useEffect(() => {
    if (!host.current) return undefined;
    const made = mount(host.current, {
      ...begin.current,
      changed: () => told.current.onText(made.text()),
      moved: (line) => told.current.onLine(line),
      frame(name) {
        const found = told.current.answer.lines.frames.find((one) => one.frame_id === name);
        if (found) made.goTo(found.first_line);
      },
    });
    editor.current = made;
    if (begin.current.isAsked) made.focus();
    return () => {
      begin.current = { ...begin.current, text: made.text() };
      made.destroy();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    editor.current?.mark({
      frames: besideOf(project, answer, rows),
      headings: answer.lines.scenes.map((scene) => scene.first_line),
      problems: answer.problems
        .filter((one) => one.severity !== "info")
        .map((one) => ({ line: one.where?.line ?? 0, severity: one.severity })),
    });
  }, [project, answer, rows]);

  useImperativeHandle(handle, () => ({
    text: () => editor.current?.text() ?? "",
    goTo: (line, column) => editor.current?.goTo(line, column),
    replace: (next) => editor.current?.replace(next),
    focus: () => editor.current?.focus(),
  }));
  return <div className={styles.host} ref={host} />;
}

const WIDTH = 72;

function besideOf(project: string, answer: Told, rows: ReadonlyMap<string, BoardRow>): Beside[] {
  const fates = new Map((answer.changes ?? []).map((row) => [row.frame_id, row.fate]));
  return answer.lines.frames.map((frame) => {
    const row = rows.get(frame.frame_id);
    const shown = row?.sha256 ? { version: row.render_version, sha256: row.sha256 } : null;
    return {
      frame: frame.frame_id,
      line: frame.first_line,
      shot: frame.shot,
      picture: shown ? frameThumbnail(project, frame.frame_id, shown, WIDTH) : "",
      fate: fates.get(frame.frame_id) ?? "",
    };
  });
}
