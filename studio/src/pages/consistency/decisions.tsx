/** What is decided about an appearance: it is approved, it may look so, or it is sent back with a note. */
import { useEffect, useRef, type FormEvent } from "react";

import { useMay } from "../../api/session";
import { useKeys } from "../../keys/use-keys";
import { ReviewBadge } from "../../ui/review-badge";
import { Button } from "../../ui/button";
import { Select, TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import type { Appearance } from "../assets/data";
import { useDecide, type Scope } from "./decide";
import type { Point } from "./measures";
import styles from "./pair.module.css";

/** What somebody is asked for words of. */
export type Asks = "allow" | "retake" | null;

interface Props {
  project: string;
  asset: string;
  point: Point;
  asks: Asks;
}

/** Rules that fail, and that no exception covers. */
const failing = (row: Appearance): string[] => [
  ...new Set(row.findings.filter((one) => one.outcome === "failed" && !one.excused).map((one) => one.rule)),
];

export function Decisions(props: Props & { onAsk(asks: Asks): void }) {
  const { project, asset, point, asks, onAsk } = props;
  const t = useWords();
  const may = useMay(project)("decide");
  const decide = useDecide(project, asset);
  const { row } = point;
  const isOpen = may && row.render_version !== null;
  const isApproved = row.review_status === "approved";
  const approve = () => void decide.approve(row);
  const ask = (one: Asks) => () => onAsk(asks === one ? null : one);
  useKeys(
    t.consistency.pairTitle("", row.shot).trim(),
    isOpen
      ? [
          ...(isApproved ? [] : [{ keys: "a", does: t.consistency.approve, run: approve }]),
          { keys: "r", does: t.consistency.retake, run: ask("retake") },
        ]
      : [],
  );
  return (
    <span className={styles.decide}>
      <ReviewBadge row={row} />
      {isOpen && failing(row).length > 0 && (
        <Button aria-expanded={asks === "allow"} onClick={ask("allow")}>
          {t.consistency.allow}
        </Button>
      )}
      {isOpen && (
        <Button aria-expanded={asks === "retake"} onClick={ask("retake")}>
          {t.consistency.retake}
        </Button>
      )}
      {isOpen && !isApproved && (
        <Button look="main" icon={<Icon name="check" />} onClick={approve}>
          {t.consistency.approve}
        </Button>
      )}
    </span>
  );
}

/** The words that a decision needs. */
export function AskedFor(props: Props & { onDone(): void }) {
  const { project, asset, point, asks, onDone } = props;
  const t = useWords();
  const decide = useDecide(project, asset);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input")?.focus();
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const { row } = point;
  const rules = failing(row);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const told = new FormData(event.currentTarget);
    const text = (name: string) => String(told.get(name) ?? "").trim();
    const done =
      asks === "retake"
        ? await decide.retake(row, text("note"))
        : await decide.allow(row, rules, text("reason"), text("scope") as Scope);
    if (done) onDone();
  };
  if (asks === "retake") {
    return (
      <form
        ref={form}
        className={styles.allow}
        data-short=""
        aria-label={t.consistency.retake}
        onSubmit={(event) => void send(event)}
      >
        <TextField
          label={t.consistency.retakeNote}
          name="note"
          required
          minLength={3}
          dir="auto"
          autoComplete="off"
        />
        <Button look="main" type="submit">
          {t.consistency.retakeSend}
        </Button>
      </form>
    );
  }
  if (rules.length === 0) return null;
  return (
    <form
      ref={form}
      className={styles.allow}
      aria-label={t.consistency.allow}
      onSubmit={(event) => void send(event)}
    >
      <p>{t.consistency.allowSaid(rules.join(", "))}</p>
      <TextField label={t.assets.reason} name="reason" required minLength={3} dir="auto" autoComplete="off" />
      <Select
        label={t.consistency.scope}
        name="scope"
        defaultValue="frame"
        choices={(["version", "frame", "scene"] as const).map((value) => ({
          value,
          label: t.consistency.scopes[value],
        }))}
      />
      <Button look="main" type="submit">
        {t.consistency.allow}
      </Button>
    </form>
  );
}
