import { describe, expect, it } from "vitest";

import { rowsTouched } from "./rows";

const event = (kind: string, subject: string) => ({ name: "event", data: { kind, subject } });

describe("what a message makes old of the board", () => {
  it("is the row of the frame that it names", () => {
    expect(rowsTouched(event("review.decided", "FR_S01_004"))).toEqual({ frame: "FR_S01_004" });
    expect(rowsTouched(event("render.succeeded", "FR_S01_004@v2"))).toEqual({ frame: "FR_S01_004" });
  });

  it("is everything where it is about more than a frame", () => {
    expect(rowsTouched(event("timeline.changed", "timeline"))).toBe("all");
    expect(rowsTouched(event("exception.granted", "CHAR_001"))).toBe("all");
    expect(rowsTouched({ name: "reset", data: {} })).toBe("all");
    expect(rowsTouched({ name: "files", data: { paths: ["assets/CHAR_001/asset.yaml"] } })).toBe("all");
  });

  it("is nothing of what moves no card", () => {
    expect(rowsTouched(event("export.made", "exports/x"))).toBe("none");
    expect(rowsTouched({ name: "presence", data: {} })).toBe("none");
  });
});
