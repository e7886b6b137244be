import { describe, expect, it } from "vitest";

import type { Person } from "../api/schema";
import { after, othersOf, presenterOf, useHere } from "./presence";

const person = (id: string, name: string, place = "board"): Person => ({
  id,
  name,
  is_guest: false,
  place,
  playhead: null,
  playing: false,
  presenting: false,
  since: "2026-11-30T12:00:00Z",
});
const told = (more: object) => ({
  name: "presence",
  data: { people: [], gone: [], presenter: null, whole: false, ...more },
});
const here = { ...useHere.getState(), you: "me", people: [person("me", "Bo"), person("a", "Ann")] };

describe("who is here", () => {
  it("moves, comes and goes with messages, and begins anew with a whole list", () => {
    const moved = after(here, told({ people: [person("a", "Ann", "frame/FR_S01_002")] }));
    expect(moved.people.map((one) => one.place)).toEqual(["board", "frame/FR_S01_002"]);
    expect(after(here, told({ gone: ["a"] })).people).toHaveLength(1);
    expect(after(here, told({ whole: true, people: [person("me", "Bo")] })).people).toHaveLength(1);
  });

  it("is each of the others once", () => {
    const windows = { ...here, people: [...here.people, person("b", "Ann"), person("c", "Bo")] };
    expect(othersOf(windows).map((one) => one.name)).toEqual(["Ann"]);
  });

  it("follows nobody when the presenter has ended, and whoever is relieved presents no more", () => {
    const following = after({ ...here, isFollowing: true }, told({ presenter: "a" }));
    expect([following.isFollowing, presenterOf(following)?.name]).toEqual([true, "Ann"]);
    expect(after(following, told({ presenter: null })).isFollowing).toBe(false);
    expect(after({ ...here, isPresenting: true }, told({ presenter: "a" })).isPresenting).toBe(false);
    expect(presenterOf(after(here, told({ presenter: "me" })))).toBeUndefined();
  });

  it("lets a guest wait for a presenter who is where guests may not look", () => {
    const guest = { ...here, isGuest: true, isFollowing: true, presenter: "a" };
    expect(after(guest, told({ gone: ["a"], presenter: null })).isFollowing).toBe(true);
  });
});
