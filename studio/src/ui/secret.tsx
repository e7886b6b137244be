/** Something that is told once: a token, a link. It can be copied, and says that it will not be told again. */
import { useState } from "react";

import { useWords } from "../words";
import { Button } from "./button";
import styles from "./secret.module.css";

export function Secret({ label, value, said }: { label: string; value: string; said: string }) {
  const t = useWords();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      setCopied(false); // a browser that lets no page copy: the text can be selected
    }
  };
  return (
    <div className={styles.secret}>
      <p>{said}</p>
      <div className={styles.row}>
        <input readOnly value={value} aria-label={label} onFocus={(event) => event.target.select()} />
        <Button look="main" onClick={() => void copy()}>
          {isCopied ? t.common.copied : t.common.copy}
        </Button>
      </div>
    </div>
  );
}
