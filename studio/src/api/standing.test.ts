import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { isLeaving } from "./leaving";
import type { Me } from "./schema";
import { forgetWho, learned, onSessionNews, useStanding, whenSignedInAgain, writtenAs } from "./standing";

const person = (name: string): Me => ({
  name,
  kind: "user",
  login: name.toLowerCase(),
  signature: `${name} <${name.toLowerCase()}@example.org>`,
  is_admin: false,
  roles: {},
  rights: {},
  expires_at: null,
  invited_by: null,
});
const [ann, ben] = [person("Ann"), person("Ben")];

beforeEach(() => forgetWho());
afterEach(() => vi.restoreAllMocks());

describe("whose tab it is", () => {
  it("is nobody's, then somebody's, in whose name its changes are written", () => {
    expect([learned(null), writtenAs()]).toEqual([null, {}]);
    learned(ann);
    expect(writtenAs()).toEqual({ "Written-As": "Ann%20%3Cann%40example.org%3E" });
  });

  it("stays theirs when their session ends, and goes on when they are there again", () => {
    const back = vi.fn();
    const stop = whenSignedInAgain(back);
    learned(ann);
    expect([learned(null), useStanding.getState().isSignedOut]).toEqual([ann, true]);
    expect(writtenAs()).not.toEqual({});
    expect([learned(ann), useStanding.getState().isSignedOut]).toEqual([ann, false]);
    expect(back).toHaveBeenCalledOnce();
    stop();
  });

  it("hears from other tabs that it may be another's", async () => {
    learned(ann);
    const other = new BroadcastChannel("sb session");
    const asked = new Promise<void>((heard) => onSessionNews(heard));
    other.postMessage(ben.signature);
    await asked;
    other.close();
  });

  it("begins anew where it is another's, and sends nothing of before", () => {
    const reload = vi.spyOn(location, "reload").mockImplementation(() => undefined);
    learned(ann);
    void learned(ben);
    expect(reload).toHaveBeenCalledOnce();
    expect(isLeaving()).toBe(true);
    expect(writtenAs()).toEqual({ "Written-As": "Ann%20%3Cann%40example.org%3E" });
  });
});
