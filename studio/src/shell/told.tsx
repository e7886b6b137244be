/** What was said to whoever is here: remarks that name them, and answers to theirs; with a word when one comes. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";

import { mentionsOf, see, seenOf, unseen } from "../api/mentions";
import type { MentionRow } from "../api/schema";
import { nameIn } from "../api/signature";
import { at } from "../pages/table";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { Menu, type MenuItem } from "../ui/menu";
import { say } from "../ui/toast";
import { useWords } from "../words";
import styles from "./told.module.css";

const NONE: readonly MentionRow[] = [];

export function ToldToYou({ project }: { project: string }) {
  const t = useWords();
  const [, go] = useLocation();
  const [open, setOpen] = useState<DOMRect | null>(null);
  const [seen, setSeen] = useState(() => seenOf(project));
  const { data } = useQuery(mentionsOf(project));
  const rows = data?.rows ?? NONE;
  const [newest] = rows;
  const fresh = unseen(rows, seen);
  const known = useRef<string | null>(null);

  const show = (row: MentionRow) => go(at(project, "frame", row.frame_id));
  const told = useRef(t);
  const shows = useRef(show);
  useEffect(() => {
    told.current = t;
    shows.current = show;
  });
  useEffect(() => {
    if (!data) return;
    const before = known.current;
    known.current = newest?.id ?? "";
    if (before === null || !newest || before === newest.id) return; // what was there before is in the list
    say({
      text: told.current.told.row(nameIn(newest.by), newest.shot, newest.because === "reply", newest.note),
      name: "told to you",
      action: { label: told.current.common.open, run: () => shows.current(newest) },
    });
  }, [data, newest]);

  if (!newest) return null;
  const items: MenuItem[] = rows.map((row) => ({
    label: t.told.row(nameIn(row.by), row.shot, row.because === "reply", row.note),
    icon: <Icon name={fresh.includes(row) ? "flag" : "note"} />,
    run: () => show(row),
  }));
  return (
    <span className={styles.told}>
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="note" />}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        onClick={(event) => setOpen(event.currentTarget.getBoundingClientRect())}
      >
        {t.told.title(fresh.length)}
      </Button>
      {fresh.length > 0 && (
        <span className={styles.count} aria-hidden="true">
          {fresh.length}
        </span>
      )}
      {open && (
        <Menu
          label={t.told.title(fresh.length)}
          at={open}
          items={items}
          onClose={() => {
            setOpen(null);
            see(project, newest);
            setSeen(newest.id);
          }}
        />
      )}
    </span>
  );
}
