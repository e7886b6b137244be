/** Somebody else saved the script meanwhile: both texts side by side, and nothing is lost whatever is chosen. */
import { useMemo } from "react";

import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { useWords } from "../../words";
import styles from "./conflict.module.css";
import { plain, type Base } from "./kept";
import { hunks, merged, type Hunk } from "./merge";

interface Props {
  open: boolean;
  /** Who saved it; empty where nobody knows. */
  who: string;
  base: Base;
  mine: string;
  theirs: Base;
  onClose(): void;
  /** Both changes in one text. */
  onBoth(text: string): void;
  onMine(): void;
  onTheirs(): void;
}

export function Conflict({ open, who, base, mine, theirs, onClose, onBoth, onMine, onTheirs }: Props) {
  const t = useWords();
  const [from, other] = [plain(base.text), plain(theirs.text)];
  const both = useMemo(() => (open ? merged(from, mine, other) : null), [open, from, mine, other]);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      wide
      title={t.script.conflict(who)}
      actions={
        <>
          <Button onClick={onTheirs}>{t.script.takeTheirs}</Button>
          <Button onClick={onMine}>{t.script.keepMine}</Button>
          {both !== null && (
            <Button look="main" onClick={() => onBoth(both)}>
              {t.script.putTogether}
            </Button>
          )}
        </>
      }
    >
      <p>{both === null ? t.script.conflictMeets : t.script.conflictSaid}</p>
      <div className={styles.both}>
        <Side title={t.script.theirs} before={from} after={other} />
        <Side title={t.script.mine} before={from} after={mine} />
      </div>
    </Dialog>
  );
}

/** What one of them changed. */
function Side({ title, before, after }: { title: string; before: string; after: string }) {
  const t = useWords();
  const lines = useMemo(() => before.split("\n"), [before]);
  const found = useMemo(() => hunks(lines, after.split("\n")), [lines, after]);
  return (
    <section className={styles.side} aria-label={title}>
      <h3>{title}</h3>
      {found.length === 0 && <p className="soft">{t.script.sameText}</p>}
      {found.map((hunk) => (
        <HunkView key={hunk.from} hunk={hunk} lines={lines} />
      ))}
    </section>
  );
}

function HunkView({ hunk, lines }: { hunk: Hunk; lines: readonly string[] }) {
  const t = useWords();
  return (
    <div className={styles.hunk}>
      <p className="soft">{t.script.line(hunk.from + 1)}</p>
      {hunk.to > hunk.from && <del dir="auto">{lines.slice(hunk.from, hunk.to).join("\n")}</del>}
      {hunk.lines.length > 0 && <ins dir="auto">{hunk.lines.join("\n")}</ins>}
    </div>
  );
}
