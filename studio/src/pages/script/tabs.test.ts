import { expect, it } from "vitest";

import { inOrder } from "./tabs";

it("tries first where a text waits that was not saved, then the first places", () => {
  expect(inOrder(() => false).slice(0, 3)).toEqual([0, 1, 2]);
  expect(inOrder((place) => place === 2).slice(0, 3)).toEqual([2, 0, 1]);
});
