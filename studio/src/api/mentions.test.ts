import { describe, expect, it } from "vitest";

import { unseen } from "./mentions";
import type { MentionRow } from "./schema";

const row = (id: string, answered = false): MentionRow => ({ id, answered }) as MentionRow;

describe("what was said to somebody", () => {
  const rows = [row("c"), row("b", true), row("a")];

  it("is new where it came after what was seen last, unless they answered it", () => {
    expect(unseen(rows, "a").map((one) => one.id)).toEqual(["c"]);
    expect(unseen(rows, "c")).toEqual([]);
  });

  it("is all new for who has seen nothing, or what is too long ago", () => {
    expect(unseen(rows, null).map((one) => one.id)).toEqual(["c", "a"]);
    expect(unseen(rows, "long ago").length).toBe(2);
  });
});
