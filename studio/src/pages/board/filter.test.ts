import { describe, expect, it } from "vitest";

import { addressOf, countsOf, filterOf, isFiltered, NO_FILTER, shownRows, turned } from "./filter";
import { boardOf, row } from "./rows.example";

const board = boardOf(
  row("FR_S01_001", { review_status: "approved", asks: false, needs: "none" }),
  row("FR_S01_002", { verdict: "quarantined", assets: ["CHAR_001", "CHAR_002", "ENV_Room"] }),
  row("FR_S02_001", { review_status: "retake", assets: ["CHAR_002", "ENV_Yard"], words: "An élan runs." }),
  row("FR_S02_001", { review_status: "retake", assets: ["CHAR_002", "ENV_Yard"], use: 2 }),
  row("FR_S02_002", { use: 0, omitted: true }),
);
const names = (address: string, found = {}) =>
  shownRows(filterOf(address), board, found).map((one) => `${one.frame_id}#${one.use}`);

describe("the filter", () => {
  it("comes back from its address as it was", () => {
    const filter = {
      ...NO_FILTER,
      review: ["retake", "waiting"],
      assets: ["CHAR_001"],
      words: "a b",
      omitted: true,
    };
    expect(filterOf(addressOf(filter))).toEqual(filter);
    expect([isFiltered(NO_FILTER), isFiltered(filter)]).toEqual([false, true]);
  });

  it("leaves omitted frames out unless they are wanted", () => {
    expect(names("")).toHaveLength(4);
    expect(names("omitted=true")).toContain("FR_S02_002#0");
  });

  it("takes one value or another of a facet, and all facets together", () => {
    expect(names("review=approved&review=retake")).toEqual(["FR_S01_001#1", "FR_S02_001#1", "FR_S02_001#2"]);
    expect(names("review=waiting&verdict=quarantined")).toEqual(["FR_S01_002#1"]);
    expect(names("asset=CHAR_001&asset=CHAR_002")).toEqual(["FR_S01_002#1"]);
    expect(names("needs=decision&place=ENV_Yard&place=ENV_Room")).toHaveLength(3);
  });

  it("finds words without their marks, names of people and headings, and what the server found", () => {
    expect(names("q=Elan")).toEqual(["FR_S02_001#1"]);
    expect(names("q=zoe+waits")).toEqual(["FR_S01_001#1", "FR_S01_002#1"]);
    expect(names("q=kuche+s02")).toHaveLength(2);
    expect(names("q=elsewhere", { byWords: new Set(["FR_S01_001"]) })).toEqual(["FR_S01_001#1"]);
  });

  it("has what looks alike in that order, each frame once", () => {
    expect(names("", { alike: ["FR_S02_001", "FR_S01_001"] })).toEqual(["FR_S02_001#1", "FR_S01_001#1"]);
  });

  it("counts what each value would show beside the rest of the filter", () => {
    const counts = countsOf(filterOf("review=retake"), board);
    expect(counts.review).toEqual({ approved: 1, waiting: 1, retake: 1 });
    expect(counts.places).toEqual({ ENV_Yard: 1 });
    expect(counts.verdict).toEqual({ passed: 1 });
    expect(countsOf(NO_FILTER, board).omitted).toBe(1);
  });

  it("turns a value on and off", () => {
    const on = turned(NO_FILTER, "review", "retake");
    expect(on.review).toEqual(["retake"]);
    expect(turned(on, "review", "retake")).toEqual(NO_FILTER);
  });
});
