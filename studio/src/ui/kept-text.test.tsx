import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { isMet, reloadTexts, typedOver, useKeptText } from "./kept-text";

describe("a text that is saved as one leaves its field", () => {
  let saved: string[] = [];
  let isDone = true;
  const save = (text: string) => {
    saved.push(text);
    return Promise.resolve(isDone);
  };
  const opened = (value: string) =>
    renderHook(({ now }: { now: string }) => useKeptText("PRJ_1/note", now, save, '"40"'), {
      initialProps: { now: value },
    });
  beforeEach(() => {
    sessionStorage.clear();
    reloadTexts();
    saved = [];
    isDone = true;
  });
  afterEach(cleanup);

  it("is kept with what it was begun with, and not where it is what is saved", () => {
    expect(typedOver(undefined, "a", "ab", "1")).toEqual({ base: "a", text: "ab", seen: "1" });
    expect(typedOver({ base: "a", text: "ab", seen: "1" }, "theirs", "abc", "2")).toEqual({
      base: "a",
      text: "abc",
      seen: "1",
    });
    expect(typedOver({ base: "a", text: "ab", seen: "1" }, "a", "a", "1")).toBeNull();
    expect(isMet({ base: "a", text: "ab", seen: "1" }, "a")).toBe(false);
    expect(isMet({ base: "a", text: "ab", seen: "1" }, "b")).toBe(true);
  });

  it("goes when it is saved", async () => {
    const field = opened("");
    act(() => field.result.current.onFocus());
    act(() => field.result.current.type("mine"));
    expect(field.result.current.isWaiting).toBe(false);
    await act(async () => field.result.current.leave());
    expect(saved).toEqual(["mine"]);
    expect(field.result.current.text).toBe("");
    field.rerender({ now: "mine" });
    expect([field.result.current.text, field.result.current.isWaiting]).toEqual(["mine", false]);
  });

  it("is never sent over what somebody else wrote before it is said which counts", async () => {
    const field = opened("");
    act(() => field.result.current.type("mine"));
    field.rerender({ now: "Bo's" });
    expect([field.result.current.text, field.result.current.theirs]).toEqual(["mine", "Bo's"]);
    await act(async () => field.result.current.leave());
    expect(saved).toEqual([]);
    await act(async () => field.result.current.keepMine());
    expect(saved).toEqual(["mine"]);
  });

  it("waits where it was not saved, also after the page was loaded again", async () => {
    isDone = false;
    const field = opened("");
    act(() => field.result.current.type("mine"));
    await act(async () => field.result.current.leave());
    expect([field.result.current.text, field.result.current.isWaiting]).toEqual(["mine", true]);
    field.unmount();
    reloadTexts();
    const again = opened("");
    expect([again.result.current.text, again.result.current.isWaiting]).toEqual(["mine", true]);
    act(() => again.result.current.giveUp());
    expect([again.result.current.text, again.result.current.isWaiting]).toEqual(["", false]);
  });
});
