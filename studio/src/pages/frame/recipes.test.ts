import { describe, expect, it } from "vitest";

import { changesBetween, isHash, recipesIn } from "./recipes";

const stored = (render_version: number, recipe_parts: Record<string, string>, more = {}) => ({
  kind: "render.stored",
  body: { render_version, recipe_parts, recipe_hash: "sha256:1", ...more },
});

describe("the recipes of a frame", () => {
  it("are those of its versions, the newest drawing of each, and no draft's", () => {
    const found = recipesIn([
      stored(2, { model: "B" }),
      stored(1, { model: "A2" }),
      stored(1, { model: "A1" }),
      stored(1, { model: "draft" }, { draft: true }),
      { kind: "render.adopted", body: {} },
    ]);
    expect([...found.keys()]).toEqual([2, 1]);
    expect(found.get(1)?.parts.get("model")).toBe("A2");
  });

  it("differ in what caused it, and in what follows from it where nothing else differs", () => {
    const found = recipesIn([
      stored(3, { shot: "MS", prompt: "#c", mood: "calm" }),
      stored(2, { shot: "CU", prompt: "#b" }),
      stored(1, { shot: "CU", prompt: "#a" }),
    ]);
    const of = (version: number) => found.get(version) ?? { hash: "", parts: new Map<string, string>() };
    expect(changesBetween(of(2), of(3))).toEqual([
      { part: "shot", before: "CU", after: "MS" },
      { part: "mood", before: null, after: "calm" },
    ]);
    expect(changesBetween(of(1), of(2)).map(({ part }) => part)).toEqual(["prompt"]);
    expect(changesBetween(of(1), of(1))).toEqual([]);
  });

  it("know a hash from a value", () => {
    expect([isHash("#e1e91748e153"), isHash("#5 of the cast"), isHash("SDXL")]).toEqual([true, false, false]);
  });
});
