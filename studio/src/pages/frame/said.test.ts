import { describe, expect, it } from "vitest";

import { nameIn } from "../../api/signature";
import type { EarlierDecision } from "../../api/schema";
import { partsOf, suggested, threadsOf, wordAfterAt } from "./said";

const said = (id: string, reply_to: string | null = null): EarlierDecision => ({
  id,
  reply_to,
  at: "2026-03-01T10:00:00Z",
  by: "Bo Berg <bo@example.org>",
  decision: "comment",
  render_version: 1,
  note: id,
  drawing: [],
  mentions: [],
});

describe("what was said", () => {
  it("is told in threads: an answer to an answer stands with the first remark", () => {
    const threads = threadsOf([said("a"), said("b"), said("c", "a"), said("d", "c"), said("e", "b")]);
    expect(threads.map(({ first, replies }) => [first.id, ...replies.map((one) => one.id)])).toEqual([
      ["a", "c", "d"],
      ["b", "e"],
    ]);
  });

  it("keeps an answer whose remark is gone, or that answers itself in a circle", () => {
    const threads = threadsOf([said("a", "gone"), said("b", "c"), said("c", "b")]);
    expect(
      threads.flatMap(({ first, replies }) => [first.id, ...replies.map((one) => one.id)]).toSorted(),
    ).toEqual(["a", "b", "c"]);
  });

  it("names people by the name in their signature", () => {
    expect(nameIn("Bo Berg <bo@example.org>")).toBe("Bo Berg");
    expect(nameIn("<bo@example.org>")).toBe("<bo@example.org>");
  });

  it("shows whom it names, and no address as a name", () => {
    expect(partsOf("see @bo, or bo@example.org").filter((one) => one.isMention)).toEqual([
      { text: "@bo", isMention: true },
    ]);
    expect(
      partsOf("a @bo b")
        .map((one) => one.text)
        .join(""),
    ).toBe("a @bo b");
  });
});

describe("an @ that is being written", () => {
  const people = [
    { login: "ana", name: "Ana Bonn" },
    { login: "bo", name: "Bo Berg" },
    { login: "li", name: "李 Bo" },
  ];

  it("is found at the cursor only, and not within a word", () => {
    expect(wordAfterAt("hello @b and more", 8)).toEqual({ from: 6, word: "b" });
    expect(wordAfterAt("mail@b", 6)).toBeNull();
    expect(wordAfterAt("@bo ", 4)).toBeNull();
  });

  it("is offered logins first, then parts of names", () => {
    expect(suggested(people, "b").map((one) => one.login)).toEqual(["bo", "ana", "li"]);
    expect(suggested(people, "x")).toEqual([]);
  });
});
