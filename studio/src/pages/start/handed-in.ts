import { useEffect, useRef, useState } from "react";

interface Handed {
  take(files: readonly File[]): void;
  paste(text: string): void;
  /** What was dropped is no file that can be read: a folder, a link. */
  refuse(): void;
}

const FIELDS = "input, textarea, select, [contenteditable]";

/** What is dropped or pasted anywhere on the page. Is something over it now? */
export function useHandedIn(handed: Handed): boolean {
  const [isOver, setOver] = useState(false);
  const newest = useRef(handed);
  useEffect(() => {
    newest.current = handed;
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const files = filesOf(event.dataTransfer);
      if (files) newest.current.take(files);
      else newest.current.refuse();
    };
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest(FIELDS)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (files.length > 0) newest.current.take(files);
      else if (text.trim().includes("\n")) newest.current.paste(text); // a word that lay there is no screenplay
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", leave);
    document.addEventListener("drop", drop);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("dragleave", leave);
      document.removeEventListener("drop", drop);
      document.removeEventListener("paste", paste);
    };
  }, []);
  return isOver;
}

/** The files that were dropped; null where there is none, or a folder among them. */
function filesOf(dropped: DataTransfer | null): readonly File[] | null {
  const hasFolder = [...(dropped?.items ?? [])].some((one) => one.webkitGetAsEntry()?.isDirectory);
  const files = [...(dropped?.files ?? [])];
  return hasFolder || files.length === 0 ? null : files;
}
