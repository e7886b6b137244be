/** One line of the log, as a sentence; lines of one batch are one that can be unfolded. */
import { useState } from "react";
import { Link } from "wouter";

import type { LogRow } from "../../api/schema";
import { nameIn } from "../../api/signature";
import { Button } from "../../ui/button";
import { Icon, type IconName } from "../../ui/icon";
import { useLanguage, useWords, type Words } from "../../words";
import { at } from "../table";
import styles from "./page.module.css";

const ICONS: Record<string, IconName> = {
  review: "check",
  exception: "warning",
  asset: "lock",
  render: "grid",
  candidate: "grid",
  check: "compare",
  timeline: "film",
  script: "script",
  export: "export",
};
const FRAME = /\bFR_\w+_\d+\b/g;
type Called = (id: string) => string;

interface LinesProps {
  project: string;
  rows: readonly LogRow[];
  called: Called;
}

export function Lines({ project, rows, called }: LinesProps) {
  const [isOpen, setOpen] = useState(false);
  const t = useWords();
  const [first] = rows;
  if (!first) return null;
  if (rows.length === 1)
    return <Line project={project} row={first} called={called} text={told(first, called, t)} />;
  return (
    <>
      <Line project={project} row={first} called={called} text={batch(rows, called, t)}>
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.audit.fold : t.audit.unfold(rows.length)}
        </Button>
      </Line>
      {isOpen &&
        rows.map((row) => (
          <Line
            key={row.seq}
            project={project}
            row={row}
            called={called}
            text={told(row, called, t)}
            isInside
          />
        ))}
    </>
  );
}

/** The sentence of a kind that the catalogue knows; what it does not know is told in the server's words. */
export function told(row: LogRow, called: Called, t: Words): string {
  const says = t.audit.lines[row.kind];
  if (!says) return row.text;
  // What a change of the cut did names frames by their ids.
  if (row.kind === "timeline.changed") {
    const what = String(row.said["what"] ?? "").replaceAll(FRAME, (id) => called(id));
    return says(row.subject, { ...row.said, what });
  }
  return says(called(aboutOf(row)), row.said);
}

/** The frame or the asset that it is about. */
function aboutOf(row: LogRow): string {
  const about = row.kind === "job.changed" ? row.said["frame_id"] || row.said["subject"] : row.subject;
  return String(about || row.subject);
}

function batch(rows: readonly LogRow[], called: Called, t: Words): string {
  const [first] = rows;
  const says = first && t.audit.batches[first.kind];
  if (first?.kind === "timeline.rolled_back") return told(first, (id) => id, t);
  if (!says) return first?.text ?? "";
  const passed = rows.filter((row) => row.said["verdict"] === "passed").length;
  const names = [...new Set(rows.map((row) => called(aboutOf(row))))];
  return t.audit.batchOf(says(rows.length, first.said, passed), names);
}

interface LineProps {
  project: string;
  row: LogRow;
  text: string;
  called: Called;
  isInside?: boolean;
  children?: React.ReactNode;
}

function Line({ project, row, text, called, isInside, children }: LineProps) {
  const t = useWords();
  const { language } = useLanguage();
  const time = new Date(row.made_at).toLocaleTimeString(language, { timeStyle: "short" });
  return (
    <li className={`${styles.line} ${isInside ? styles.inside : ""}`}>
      <time dateTime={row.made_at}>{time}</time>
      <Icon name={ICONS[row.kind.split(".")[0] ?? ""] ?? "note"} />
      <span dir="auto" className={styles.who} title={nameIn(row.by)}>
        {nameIn(row.by)}
      </span>
      <span dir="auto" className={styles.what}>
        {text}
      </span>
      {children ?? <Subject project={project} row={row} called={called} />}
      <code className={styles.hash} title={t.audit.hash}>
        {row.seq} · {row.hash.replace("sha256:", "").slice(0, 8)}
      </code>
    </li>
  );
}

const PAGE_OF: Record<string, "timeline" | "script" | "export"> = {
  timeline: "timeline",
  script: "script",
  export: "export",
};

/** What a line is about: a change of the cut that names one frame is about it. */
export function subjectOf(row: LogRow): string {
  if (row.kind !== "timeline.changed") return row.subject;
  const named = new Set(String(row.said["what"] ?? "").match(FRAME));
  const [only] = named;
  return only && named.size === 1 ? only : row.subject;
}

/** A frame or an asset leads to its page, and what happened to a script, the cut or an export to theirs. */
function Subject({ project, row, called }: { project: string; row: LogRow; called: Called }) {
  const { kind } = row;
  const subject = subjectOf(row);
  const t = useWords();
  const name = <bdi title={subject}>{called(subject)}</bdi>;
  if (subject.startsWith("FR_")) return <Link href={at(project, "frame", subject)}>{name}</Link>;
  const asset = /^((?:CHAR|ENV|NAT|PROP|STYLE)_\w+)/.exec(subject)?.[1];
  if (asset) return <Link href={at(project, "assets", asset)}>{name}</Link>;
  const page = PAGE_OF[kind.split(".")[0] ?? ""];
  if (page)
    return (
      <Link href={at(project, page)}>{kind.startsWith("timeline.") ? t.audit.topics.timeline : subject}</Link>
    );
  return <span className="soft">{subject}</span>;
}
