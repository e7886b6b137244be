import { describe, expect, it } from "vitest";

import { spanOf } from "./yaml-text";

describe("a line of a text", () => {
  const text = "name: Aarav\nseed: 12\n\ntags: [lead]";

  it("goes from behind the one before it to its own end", () => {
    expect([1, 2, 3, 4].map((line) => text.slice(...spanOf(text, line)))).toEqual([
      "name: Aarav",
      "seed: 12",
      "",
      "tags: [lead]",
    ]);
  });

  it("that is not there any more is the end", () => {
    expect(spanOf(text, 9)).toEqual([text.length, text.length]);
  });
});
