import { expect, test } from "vitest";

import type { Board, BoardRow } from "./board";
import { calledIn } from "./called";

const rows = [{ frame_id: "FR_S01_002", shot: "1B" } as BoardRow];
const assets: Board["assets"] = { CHAR_Zeljka_Babic: { name: "Željka Babić", type: "character" } };

test("frames and assets are told by what people call them", () => {
  const called = calledIn({ rows, assets });
  expect(called("FR_S01_002")).toBe("1B");
  expect(called("CHAR_Zeljka_Babic")).toBe("Željka Babić");
  expect(called("CHAR_Zeljka_Babic:raincoat@v2")).toBe("Željka Babić");
});

test("what has no name yet is told as it is", () => {
  const called = calledIn({ rows, assets });
  for (const id of ["PROP_Rope", "FR_S09_001", "S01", "a*"]) expect(called(id)).toBe(id);
  expect(calledIn(undefined)("FR_S01_002")).toBe("FR_S01_002");
});
