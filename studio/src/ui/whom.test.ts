import { expect, it } from "vitest";

import * as en from "../words/en";
import type { Words } from "../words";
import { whomToAsk } from "./whom";

it("says in words what would help, and who may do it", () => {
  const ask = "(ask somebody who is artist, supervisor or owner of the project)";
  const t = en as unknown as Words;
  expect(
    whomToAsk(`new asset_type=prop name=Bo's line: a cat ${ask}, or: alias.add target=… name=x ${ask}`, t),
  ).toBe(
    "Write the specs (Artist, Supervisor or Owner can do that), or: Say which asset it is (Artist, Supervisor or Owner can do that)",
  );
  expect(
    whomToAsk("change the script, then `lock assets=CHAR_001` (ask somebody who is owner of the project)", t),
  ).toBe("change the script, then Lock (Owner can do that)");
  expect(whomToAsk("render it again", t)).toBe("render it again");
});
