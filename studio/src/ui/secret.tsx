/** Something that is told once: a token, a link. It can be copied, and says that it will not be told again. */
import { useEffect, useId, useRef, useState } from "react";

import { useWords } from "../words";
import { Button } from "./button";
import styles from "./secret.module.css";

interface Props {
  label: string;
  value: string;
  said: string;
}

export const Secret = (props: Props) => <Told key={props.value} {...props} />;

function Told({ label, value, said }: Props) {
  const t = useWords();
  const [isCopied, setCopied] = useState(false);
  const about = useId();
  const field = useRef<HTMLInputElement>(null);
  // Whoever made it hears of it and can copy it by keys at once.
  useEffect(() => {
    field.current?.focus();
  }, []);
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
      <p id={about}>{said}</p>
      <div className={styles.row}>
        <input
          ref={field}
          readOnly
          value={value}
          aria-label={label}
          aria-describedby={about}
          onFocus={(event) => event.target.select()}
        />
        <Button look="main" onClick={() => void copy()}>
          {isCopied ? t.common.copied : t.common.copy}
        </Button>
      </div>
    </div>
  );
}
