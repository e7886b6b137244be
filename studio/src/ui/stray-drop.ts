/** A file that is dropped where nothing takes it: the browser would leave Studio for it. */
import { useEffect } from "react";

import { useWords } from "../words";
import { say } from "./toast";

const hasFiles = (event: DragEvent): boolean => !!event.dataTransfer?.types.includes("Files");

/** Last of all who hear of it: what something took is not touched (places that take files everywhere listen at the document). */
export function useStrayDrops(): void {
  const t = useWords();
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      say({ text: t.common.noDrop, tone: "bad", name: "stray drop" });
    };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, [t]);
}
