import { describe, expect, it } from "vitest";

import { bodyOf, calledAs, KINDS, LAYOUTS } from "./kinds";
import { pageOf } from "./sheets";

const ASPECT = 1344 / 768;

describe("a page of the PDF", () => {
  it.each(LAYOUTS)("of %s has its pictures on the paper, and none above another", (layout) => {
    for (const orientation of ["portrait", "landscape"]) {
      const page = pageOf(layout, "a4", orientation, ASPECT);
      const boxes = page.cells.map((cell) => cell.picture);
      expect(boxes.length).toBeGreaterThan(0);
      for (const [at, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(page.width);
        expect(box.y + box.height).toBeLessThanOrEqual(page.height);
        const over = boxes
          .slice(at + 1)
          .some(
            (other) =>
              other.x < box.x + box.width - 0.01 &&
              box.x < other.x + other.width - 0.01 &&
              other.y < box.y + box.height - 0.01 &&
              box.y < other.y + other.height - 0.01,
          );
        expect(over).toBe(false);
      }
    }
  });

  it("lies as the server lays it: six wide pictures stand on an upright page", () => {
    const page = pageOf("2x3", "a4", "", ASPECT);
    expect(page.height).toBeGreaterThan(page.width);
    expect(page.cells).toHaveLength(6);
    expect(new Set(page.cells.map((cell) => Math.round(cell.picture.x))).size).toBe(2);
    expect(pageOf("1x1", "a4", "", ASPECT).width).toBeGreaterThan(700);
  });
});

describe("what is asked for", () => {
  it("is only what is otherwise than usual", () => {
    const pdf = KINDS[0];
    if (!pdf) throw new Error("no kinds");
    expect(bodyOf(pdf, {})).toEqual({});
    expect(bodyOf(pdf, { layout: "3x3", cover: true, watermark: "", proxy: true })).toEqual({
      layout: "3x3",
      proxy: true,
    });
  });
});

describe("a name of one's own", () => {
  const called = (kind: string, name: string, values = {}) => {
    const found = KINDS.find((one) => one.name === kind);
    if (!found) throw new Error(`no ${kind}`);
    const { name: said, isFolder } = calledAs(found, values, name);
    return isFolder ? `${said}/` : said;
  };

  it("has the ending of what is made, and a folder has none", () => {
    expect(called("pdf", "board_Table")).toBe("board_Table.pdf");
    expect(called("pdf", "Board.PDF")).toBe("Board.PDF");
    expect(called("pdf", "board.v2")).toBe("board.v2.pdf");
    expect(called("shot-list", "list", { format: "json" })).toBe("list.json");
    expect(called("animatic", "film")).toBe("film.mp4");
    expect(called("image-sequence", "stills")).toBe("stills/");
    expect(called("edl", "cut")).toBe("cut/");
    expect(called("edl", "cut.edl")).toBe("cut.edl");
    expect(called("edl", "cut", { media: false })).toBe("cut.edl");
    expect(called("aftereffects", "cut", { media: false })).toBe("cut/");
  });
});
