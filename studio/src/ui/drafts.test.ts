import { beforeEach, describe, expect, it } from "vitest";

import { useStanding } from "../api/standing";
import type { Me } from "../api/schema";
import { draftName, keepGuestName, useDrafts } from "./drafts";

const come = (kind: Me["kind"], signature: string) =>
  useStanding.setState({ who: { kind, signature, name: signature } as Me, isSignedOut: false });

describe("what somebody began to say", () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    useDrafts.setState({ all: {} });
  });

  it("is of each person their own, and of their tab", () => {
    come("user", "Ann <ann@studio>");
    const anns = draftName("PRJ_1", "FR_1");
    useDrafts.getState().change(anns, { text: "hers" });
    come("user", "Bo <bo@studio>");
    expect(draftName("PRJ_1", "FR_1")).not.toBe(anns);
    expect([sessionStorage.getItem("sb.drafts"), localStorage.getItem("sb.drafts")]).toEqual([
      expect.stringContaining("hers"),
      null,
    ]);
  });

  it("outlives a guest's link: the next one finds it under the name that they gave", () => {
    keepGuestName("Zoë");
    come("guest", "Zoë (guest, Blue Film)");
    const first = draftName("PRJ_1", "FR_1");
    useDrafts.getState().change(first, { text: "warmer" });
    come("guest", "Zoë (guest, Second look)");
    expect(draftName("PRJ_1", "FR_1")).toBe(first);
    expect(localStorage.getItem("sb.drafts")).toContain("warmer");
    keepGuestName("Max");
    expect(draftName("PRJ_1", "FR_1")).not.toBe(first);
    useDrafts.getState().drop(first);
    expect(localStorage.getItem("sb.drafts")).toBe("{}");
  });
});
