import { expect, it } from "vitest";

import { aboutFile, isNoText } from "./refused";

it("names what was dropped, not where the server put it", () => {
  expect(aboutFile("scripts/x.fountain: the file has no scene", "x.pdf")).toBe(
    "x.pdf: the file has no scene",
  );
});

it("knows a file that is no text by what the server says of it", () => {
  expect(isNoText("save it as UTF-8 in your editor, or: iconv -f LATIN1 -t UTF-8 scripts/x.fountain")).toBe(
    true,
  );
  expect(isNoText("write a scene heading")).toBe(false);
});
