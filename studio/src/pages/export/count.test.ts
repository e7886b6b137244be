import { describe, expect, it } from "vitest";

import { pagesCounted } from "./count";
import type { Layout } from "./kinds";

const ASPECT = 1344 / 768;
const film = (...scenes: number[]) =>
  scenes.flatMap((frames, at) => Array.from({ length: frames }, () => ({ scene_id: `S${at + 1}` })));
const counted = (rows: ReturnType<typeof film>, layout: Layout, hasCover = true) =>
  pagesCounted(rows, ASPECT, layout, "a4", "", hasCover).count;

describe("the pages of the PDF", () => {
  it("are those of the frames and the cover", () => {
    const rows = film(5, 9, 11);
    expect(counted(rows, "2x3", false)).toBe(5);
    expect(counted(rows, "2x3")).toBe(6);
    expect(counted(rows, "3x3")).toBe(4);
    expect(counted(rows, "1x1")).toBe(26);
    expect(counted(rows, "4x4")).toBe(3);
    expect(counted(rows, "1x5")).toBe(6);
    expect(counted(rows, "contact")).toBe(2);
  });

  it("of a table have a line for each scene", () => {
    expect(counted(film(10), "table", false)).toBe(1);
    expect(counted(film(11), "table", false)).toBe(1);
    expect(counted(film(5, 3, 3), "table", false)).toBe(2);
  });

  it("of a film with many scenes have contents of their own", () => {
    const many = film(...Array.from({ length: 60 }, () => 1));
    expect(counted(many, "2x3")).toBe(10 + 2);
  });

  it("may become more where captions stand in full at the end", () => {
    const mayGrow = (layout: Layout) => pagesCounted(film(3), ASPECT, layout, "a4", "", true).mayGrow;
    expect(mayGrow("2x3")).toBe(true);
    expect(mayGrow("contact")).toBe(false);
    expect(mayGrow("table")).toBe(false);
  });
});
