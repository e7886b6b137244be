/** Fountain, line by line, as a screenplay page sets it. What a line means for the film the server says. */

export type Kind =
  | "blank"
  | "title"
  | "heading"
  | "action"
  | "cue"
  | "parenthetical"
  | "dialogue"
  | "lyric"
  | "transition"
  | "centered"
  | "section"
  | "synopsis"
  | "note"
  | "boneyard"
  | "break"
  | "plain";

export interface Line {
  /** From 1. */
  number: number;
  kind: Kind;
  text: string;
  /** On a title page: title, credit and author stand in the middle. */
  isCentered?: boolean;
}

/** Lines without a blank one between them. */
export interface Block {
  first: number;
  last: number;
  lines: readonly Line[];
}

const HEADING = /^(?:int|ext|est|i\/e|int\.?\/ext|ext\.?\/int)[. ]/i;
const FORCED_HEADING = /^\.(?!\.)\S/;
const TITLE = /^\p{L}[\p{L}\p{M} ]*:/u;
const IN_THE_MIDDLE = /^(?:title|credit|authors?|source):/i;
const CUE = /^(?=.*\p{Lu})[^\p{Ll}]+(?:\(.*\))?\s*\^?$/u;
const TRANSITION = /^(?=.*\p{Lu})[^\p{Ll}]*TO:$/u;
const SPEECH: ReadonlySet<Kind> = new Set(["cue", "parenthetical", "dialogue", "lyric"]);

export const linesIn = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** What is left of a line without notes and what is crossed out; where a note or a boneyard goes on, `open`. */
function bare(
  text: string,
  open: "" | "note" | "boneyard",
): { rest: string; open: "" | "note" | "boneyard" } {
  let rest = "";
  let at = 0;
  let now = open;
  while (at < text.length) {
    if (now) {
      const ends = now === "note" ? "]]" : "*/";
      const end = text.indexOf(ends, at);
      if (end < 0) return { rest, open: now };
      at = end + 2;
      now = "";
      continue;
    }
    const note = text.indexOf("[[", at);
    const crossed = text.indexOf("/*", at);
    const next = [note, crossed].filter((place) => place >= 0).toSorted((one, other) => one - other)[0];
    if (next === undefined) return { rest: rest + text.slice(at), open: "" };
    rest += text.slice(at, next);
    now = next === note ? "note" : "boneyard";
    at = next + 2;
  }
  return { rest, open: now };
}

function kindOf(rest: string, before: Kind, isLast: boolean): Kind {
  const afterBlank = before === "blank" || before === "title" || before === "note" || before === "boneyard";
  if (/^={3,}$/.test(rest)) return "break";
  if (rest.startsWith("#")) return "section";
  if (rest.startsWith("=")) return "synopsis";
  if (FORCED_HEADING.test(rest) || (afterBlank && HEADING.test(rest))) return "heading";
  if (rest.startsWith("!")) return "action";
  if (rest.startsWith(">")) return rest.endsWith("<") ? "centered" : "transition";
  if (SPEECH.has(before)) {
    if (rest.startsWith("(") && before !== "dialogue") return "parenthetical";
    if (rest.startsWith("(") && rest.endsWith(")")) return "parenthetical";
    return rest.startsWith("~") ? "lyric" : "dialogue";
  }
  if (rest.startsWith("~")) return "lyric";
  if (afterBlank && TRANSITION.test(rest)) return "transition";
  if (afterBlank && !isLast && (rest.startsWith("@") || CUE.test(rest))) return "cue";
  return "action";
}

/** Reads the text. `headings` are lines that the server knows as headings, in whatever language. */
export function read(text: string, headings: ReadonlySet<number> = new Set()): Line[] {
  const raw = linesIn(text);
  const lines: Line[] = [];
  let before: Kind = "blank";
  let isCentered = false;
  let isTitle = TITLE.test(raw.find((line) => line.trim() !== "") ?? "");
  let open: "" | "note" | "boneyard" = "";
  raw.forEach((one, at) => {
    const number = at + 1;
    const was: typeof open = open;
    const found = bare(one, open);
    open = found.open;
    const rest = found.rest.trim();
    if (one.trim() === "" && !was) {
      if (lines.some((line) => line.kind === "title")) isTitle = false;
      // Two spaces keep a speech together over a line without words.
      before = SPEECH.has(before) && one.length >= 2 ? "dialogue" : "blank";
      lines.push({ number, kind: "blank", text: "" });
      return;
    }
    let kind: Kind;
    if (headings.has(number)) kind = "heading";
    else if (isTitle) kind = "title";
    else if (rest === "") kind = was === "boneyard" || one.trim().startsWith("/*") ? "boneyard" : "note";
    else kind = kindOf(rest, before, (raw[at + 1] ?? "").trim() === "");
    if (!(kind === "note" && SPEECH.has(before))) before = kind;
    if (kind === "title" && TITLE.test(one)) isCentered = IN_THE_MIDDLE.test(one);
    lines.push({ number, kind, text: one, ...(kind === "title" && isCentered ? { isCentered } : {}) });
  });
  return lines;
}

export function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let own: Line[] = [];
  const close = () => {
    const [first, last] = [own[0], own.at(-1)];
    if (first && last) blocks.push({ first: first.number, last: last.number, lines: own });
    own = [];
  };
  for (const line of lines) {
    if (line.kind === "blank") close();
    else own.push(line);
  }
  close();
  return blocks;
}

/** A line without the signs that only say what it is. */
export function clean({ kind, text, isCentered }: Line): string {
  const said = text.trim();
  switch (kind) {
    case "title":
      return isCentered ? said.replace(IN_THE_MIDDLE, "").trim() : said;
    case "boneyard":
      return said.replaceAll(/^\/\*\s*|\s*\*\/$/g, "");
    case "heading":
      return said.replace(/^\.(?!\.)/, "").replace(/\s*#[^#]+#\s*$/, "");
    case "cue":
      return said.replace(/^@/, "").replace(/\s*\^$/, "");
    case "action":
      return text.replace(/^!/, "").trimEnd();
    case "transition":
      return said.replace(/^>\s*/, "");
    case "centered":
      return said.replace(/^>\s*|\s*<$/g, "");
    case "lyric":
      return said.replace(/^~\s*/, "");
    case "section":
      return said.replace(/^#+\s*/, "");
    case "synopsis":
      return said.replace(/^=\s*/, "");
    default:
      return said;
  }
}

export interface Span {
  text: string;
  look: "" | "note" | "crossed" | "strong" | "slanted" | "under";
}

const MARKS =
  /(\[\[.*?(?:\]\]|$))|(\/\*.*?(?:\*\/|$))|\*\*(?=\S)(.+?)(?<=\S)\*\*|\*(?=\S)(.+?)(?<=\S)\*|_(?=\S)(.+?)(?<=\S)_/gu;

/** Parts of a line that look otherwise. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let at = 0;
  const plain = (end: number) => {
    if (end > at) spans.push({ text: text.slice(at, end).replaceAll(/\\([*_])/g, "$1"), look: "" });
  };
  for (const found of text.matchAll(MARKS)) {
    if (text[found.index - 1] === "\\") continue;
    plain(found.index);
    const [whole, note, crossed, strong, slanted, under] = found;
    if (note) spans.push({ text: note.replaceAll(/^\[\[|\]\]$/g, ""), look: "note" });
    else if (crossed) spans.push({ text: crossed.replaceAll(/^\/\*\s*|\s*\*\/$/g, ""), look: "crossed" });
    else if (strong) spans.push({ text: strong, look: "strong" });
    else if (slanted) spans.push({ text: slanted, look: "slanted" });
    else if (under) spans.push({ text: under, look: "under" });
    at = found.index + whole.length;
  }
  plain(text.length);
  return spans;
}
