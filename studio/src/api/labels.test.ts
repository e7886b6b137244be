import { expect, it } from "vitest";

import { labelled, labelledAs, shotIn } from "./labels";

const row = (frame_id: string, shot: string, more: object = {}) => ({ frame_id, shot, ...more });
const said = (rows: readonly { shot: string }[]) => rows.map((one) => one.shot);

it("numbers the frames of a shot that has several, wherever they stand and however often", () => {
  const rows = [
    row("FR_S02_010", "2C"),
    row("FR_S02_009", "2C"),
    row("FR_S02_001", "2A"),
    row("FR_S02_010", "2C"),
    row("FR_S03_001", "2C"),
  ];
  expect(said(labelled(rows))).toEqual(["2C/2", "2C/1", "2A", "2C/2", "2C"]);
});

it("does not count frames that left the film", () => {
  const rows = [row("FR_S02_001", "2C", { omitted: true }), row("FR_S02_002", "2C")];
  expect(said(labelled(rows))).toEqual(["2C", "2C"]);
});

it("keeps the label of a frame that is read alone", () => {
  const known = row("FR_S02_002", "2C/2");
  expect(labelledAs(row("FR_S02_002", "2C"), known).shot).toBe("2C/2");
  expect(labelledAs(row("FR_S02_002", "2D"), known).shot).toBe("2D");
  expect([shotIn("2C/2"), shotIn("2C")]).toEqual(["2C", "2C"]);
});
