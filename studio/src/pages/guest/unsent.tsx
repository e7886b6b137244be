import { useState } from "react";
import { Link } from "wouter";

import { Button } from "../../ui/button";
import { useUnsentOfGuest, type Unsent as One } from "../../ui/drafts";
import { TextArea } from "../../ui/field";
import { useWords } from "../../words";
import styles from "./guest.module.css";

interface Props {
  /** Of this film alone; without it of all. */
  project?: string;
  /** Frames that can be opened, and what they are called. */
  shots?: ReadonlyMap<string, string>;
}

/** What a guest wrote and did not send: it outlives the link that it was written under. */
export function Unsent({ project, shots }: Props) {
  const t = useWords();
  const found = useUnsentOfGuest().filter((one) => !project || one.project === project);
  if (found.length === 0) return null;
  return (
    <section className={styles.unsent} aria-label={t.guest.unsent}>
      <h2>{t.guest.unsent}</h2>
      <p className="soft">{t.guest.unsentSaid}</p>
      {found.map((one) => (
        <Words key={`${one.project}/${one.frame}`} one={one} shot={shots?.get(one.frame)} />
      ))}
    </section>
  );
}

function Words({ one, shot }: { one: One; shot: string | undefined }) {
  const t = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(one.text);
      setCopied(true);
    } catch {
      setCopied(false); // a browser that lets no page copy: the text can be selected
    }
  };
  return (
    <div className={styles.unsentOne}>
      <TextArea
        label={t.guest.unsentOf(shot ?? one.frame)}
        value={one.text}
        readOnly
        rows={3}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.actions}>
        <Button onClick={() => void copy()}>{isCopied ? t.common.copied : t.common.copy}</Button>
        {shot && <Link href={`/g?frame=${one.frame}`}>{t.guest.goOn}</Link>}
      </div>
    </div>
  );
}
