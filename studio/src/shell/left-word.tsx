/** Says what the page before this one left to be said. */
import { useEffect } from "react";

import { leftWord } from "../api/leaving";
import { say } from "../ui/toast";
import { useWords } from "../words";

export function LeftWord(): null {
  const t = useWords();
  useEffect(() => {
    const left = leftWord();
    if (!left) return;
    say({ text: left.why === "renewed" ? t.shell.renewed : t.shell.youAreNow(left.name), name: "left word" });
  }, [t]);
  return null;
}
