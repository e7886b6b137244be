import { describe, expect, it } from "vitest";

import { blocksOf, clean, read, spansOf } from "./fountain";

const kinds = (text: string, headings?: ReadonlySet<number>) => read(text, headings).map((line) => line.kind);

describe("a Fountain script", () => {
  it("has a kind for each line", () => {
    const text = [
      "Title: Rain",
      "    a film",
      "",
      "INT. ROOM - DAY #2A#",
      "",
      "[[SHOT: WS]]",
      "ASHA waits.",
      "",
      "ASHA (V.O.)",
      "(softly)",
      "Where is it?",
      "",
      "CUT TO:",
      "",
      "> THE END <",
      "# Act two",
      "= What comes.",
      "===",
    ].join("\n");
    expect(kinds(text)).toEqual([
      "title",
      "title",
      "blank",
      "heading",
      "blank",
      "note",
      "action",
      "blank",
      "cue",
      "parenthetical",
      "dialogue",
      "blank",
      "transition",
      "blank",
      "centered",
      "section",
      "synopsis",
      "break",
    ]);
    expect(blocksOf(read(text)).map((block) => [block.first, block.last])).toEqual([
      [1, 2],
      [4, 4],
      [6, 7],
      [9, 11],
      [13, 13],
      [15, 18],
    ]);
  });

  it("goes on over lines in a note and in what is crossed out", () => {
    expect(kinds("A dog.\n\n/* old\n\nINT. X - DAY\n*/\n\n[[a note\nof two]]\nIt barks.")).toEqual([
      "action",
      "blank",
      "boneyard",
      "boneyard",
      "boneyard",
      "boneyard",
      "blank",
      "note",
      "note",
      "action",
    ]);
  });

  it("takes headings of other languages from the server", () => {
    expect(kinds("अंदर. कमरा - दिन\n\nआशा रुकती है।", new Set([1]))).toEqual(["heading", "blank", "action"]);
  });

  it("shows words without the signs that say what they are", () => {
    const shown = read(".KITCHEN #4#\n\n@McAvoy\nHello.\n\n!INT. not a heading\n\n> FADE OUT.").map(clean);
    expect(shown).toEqual(["KITCHEN", "", "McAvoy", "Hello.", "", "INT. not a heading", "", "FADE OUT."]);
    expect(spansOf("He is **very** _late_ [[why?]] and \\*sorry\\*.")).toEqual([
      { text: "He is ", look: "" },
      { text: "very", look: "strong" },
      { text: " ", look: "" },
      { text: "late", look: "under" },
      { text: " ", look: "" },
      { text: "why?", look: "note" },
      { text: " and *sorry*.", look: "" },
    ]);
  });
});
