import { describe, expect, it } from "vitest";

import { hunks, merged } from "./merge";

const BASE = "one\ntwo\nthree\nfour\nfive\nsix";

describe("two texts", () => {
  it("tells what differs", () => {
    expect(hunks(["a", "b", "c", "d"], ["a", "x", "c", "d", "e"])).toEqual([
      { from: 1, to: 2, lines: ["x"] },
      { from: 4, to: 4, lines: ["e"] },
    ]);
    expect(hunks(["a"], ["a"])).toEqual([]);
  });

  it("puts changes together that do not meet", () => {
    const mine = BASE.replace("two", "TWO\nand a half");
    const theirs = BASE.replace("five\n", "");
    expect(merged(BASE, mine, theirs)).toBe("one\nTWO\nand a half\nthree\nfour\nsix");
    expect(merged(BASE, theirs, mine)).toBe("one\nTWO\nand a half\nthree\nfour\nsix");
  });

  it("says where they meet", () => {
    expect(merged(BASE, BASE.replace("two", "2"), BASE.replace("two", "II"))).toBeNull();
    expect(merged(BASE, BASE.replace("two", "2"), BASE.replace("three", "3"))).toBeNull();
    expect(merged(BASE, BASE.replace("two", "2"), BASE.replace("two", "2"))).toBe(BASE.replace("two", "2"));
  });
});
