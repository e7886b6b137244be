import { expect, it } from "vitest";

import * as en from "../../words/en";
import { reasonOf } from "./decide";

it("says first what can be done about a refusal, then why", () => {
  const said = reasonOf(
    { code: "stale", reason: "its picture is of older inputs (action)" } as never,
    "3A/2",
    en as never,
  );
  expect(said).toBe(
    "3A/2: Draw it anew, then decide about the new picture. Its picture is of older inputs (action).",
  );
});

it("leaves what it does not know in the server's words", () => {
  const said = reasonOf({ code: "picture-changed", reason: "it was changed" } as never, "1A", en as never);
  expect(said).toBe("1A: It was changed.");
});
