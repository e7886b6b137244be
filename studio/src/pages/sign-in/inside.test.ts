import { describe, expect, it } from "vitest";

import { inside } from "./page";

describe("where signing in comes out", () => {
  it.each(["/p/PRJ_1/board", "/p/PRJ_1/frame/FR_S01_001?x=1", "/"])("%s is a place in Studio", (place) => {
    expect(inside(place)).toBe(place);
  });
  it.each([null, "", "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])(
    "%s leads to the start",
    (place) => expect(inside(place)).toBe("/"),
  );
});
