import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { me } from "../api/session";
import { useLine } from "../live/project";
import { useWords } from "../words";
import styles from "./line-banner.module.css";

const PATIENCE_MS = 1500; // a restart of the server is no news

/** Says that the server is not heard, and for a moment that it is heard again. */
export function LineBanner({ archived }: { archived: boolean }) {
  const t = useWords();
  const line = useLine();
  const [said, setSaid] = useState<"" | "lost" | "back">("");

  const client = useQueryClient();
  useEffect(() => {
    if (line === "lost") {
      void client.invalidateQueries({ queryKey: me.queryKey }); // it may know this person no more
      const timer = setTimeout(() => setSaid("lost"), PATIENCE_MS);
      return () => clearTimeout(timer);
    }
    if (line === "live") {
      setSaid((before) => (before === "lost" ? "back" : ""));
      const timer = setTimeout(() => setSaid(""), 2500);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [line, client]);

  return (
    <div role="status" className={styles.all}>
      {said && (
        <p className={said === "lost" ? styles.lost : styles.back}>
          {said === "lost" ? t.shell.offline : t.shell.backOnline}
        </p>
      )}
      {archived && <p className={styles.calm}>{t.shell.archived}</p>}
    </div>
  );
}
