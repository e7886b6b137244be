/**
 * A script that is not Fountain as a screenplay page: its pieces as the server read them. Each piece is a line of
 * the page, numbered from 1; what the server says of lines of the file is said of these, because a file of another
 * program may have its whole film in one line.
 */
import { blocksOf, type Block, type Kind, type Line } from "./fountain";
import type { ScriptLines, ScriptPart } from "./queries";

const KINDS: Readonly<Record<string, Kind>> = {
  title: "title",
  heading: "heading",
  shot: "heading",
  character: "cue",
  parenthetical: "parenthetical",
  dialogue: "dialogue",
  lyrics: "lyric",
  transition: "transition",
  centered: "centered",
  page_break: "break",
  section: "section",
  synopsis: "synopsis",
  note: "note",
};
const SPEECH: ReadonlySet<Kind> = new Set(["parenthetical", "dialogue", "lyric"]);

export interface Page {
  text: readonly Line[];
  blocks: readonly Block[];
  lines: ScriptLines;
  /** The line of the page that has this place of the file. */
  at(line: number, column?: number): number;
}

export function pageOf(parts: readonly ScriptPart[], lines: ScriptLines): Page {
  const text = parts.map((part, at): Line => {
    const kind = KINDS[part.kind] ?? "action";
    return { number: at + 1, kind, text: part.text, ...(kind === "title" ? { isCentered: true } : {}) };
  });
  const at = (line: number, column = Infinity) => lastAt(parts, line, column) + 1;
  return { text, blocks: blocksOf(spaced(text)), lines: placed(parts, lines), at };
}

/** What is spoken stands below its cue; between all else there is room. */
function spaced(text: readonly Line[]): Line[] {
  return text.flatMap((line, at) => {
    const before = text[at - 1];
    const isClose = !before || SPEECH.has(line.kind) || (line.kind === "title" && before.kind === "title");
    return isClose ? [line] : [{ number: line.number, kind: "blank" as const, text: "" }, line];
  });
}

/** The last piece that begins at the place or before it. */
function lastAt(parts: readonly ScriptPart[], line: number, column: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    const isBefore = part && (part.line < line || (part.line === line && part.column <= column));
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function placed(parts: readonly ScriptPart[], lines: ScriptLines): ScriptLines {
  const starts = lines.frames.map((frame) => lastAt(parts, frame.first_line, frame.column) + 1);
  const frames = lines.frames.map((frame, place) => {
    const first = starts[place] ?? 1;
    const next = starts.find((one, other) => other > place && one > first) ?? Infinity;
    const last = lastAt(parts, frame.last_line, Infinity) + 1;
    return { ...frame, first_line: first, last_line: Math.max(first, Math.min(last, next - 1)) };
  });
  let from = 0;
  const scenes = lines.scenes.map((scene) => {
    const found = parts.findIndex(
      (part, at) => at >= from && part.kind === "heading" && part.line >= scene.first_line,
    );
    const first = found < 0 ? from : found;
    from = first + 1;
    return { ...scene, first_line: first + 1 };
  });
  const ended = scenes.map((scene, place) => ({
    ...scene,
    last_line: (scenes[place + 1]?.first_line ?? parts.length + 1) - 1,
  }));
  return { frames, scenes: ended, unshown: [] };
}
