import { describe, expect, it } from "vitest";

import { nameIn } from "../../api/signature";
import type { EarlierDecision } from "../../api/schema";
import { approvalOf, drawnOn, partsOf, suggested, threadsOf, wordAfterAt } from "./said";

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

describe("what is drawn on a picture", () => {
  const mark = { kind: "box", points: [], color: "#f00", width: 0.01 } as never;
  const drawn = (id: string, render_version: number) => ({ ...said(id), render_version, drawing: [mark] });
  const all = [drawn("a", 1), drawn("b", 1), said("c"), drawn("d", 2)];

  it("is the newest about that version, unless another one of it is chosen", () => {
    expect(drawnOn(all, 1, null)?.id).toBe("b");
    expect(drawnOn(all, 1, "a")?.id).toBe("a");
    expect(drawnOn(all, 2, "a")?.id).toBe("d");
  });

  it("is nothing where it is hidden, or about another version", () => {
    expect(drawnOn(all, 1, "none")).toBeNull();
    expect(drawnOn(all, 3, null)).toBeNull();
  });
});

describe("the approval of a frame", () => {
  it("tells which version was approved", () => {
    const by = "Bo Berg <bo@example.org>";
    const one = { ...said("a"), decision: "approve", render_version: 1, at: "2026-03-01T10:00:00Z" };
    expect(approvalOf({ approved_by: by, approved_at: one.at, said: [one] })).toEqual({ by, version: 1 });
    expect(approvalOf({ approved_by: null, approved_at: null, said: [one] })).toBeNull();
  });
});
