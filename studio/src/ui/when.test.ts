import { describe, expect, it } from "vitest";

import { said } from "./when";

const now = new Date("2026-02-19T12:00:00Z");
const told = (at: string, language = "en") => said(new Date(at), now, language);

describe("a moment", () => {
  it("is said by the largest unit that fits, before and after", () => {
    expect(told("2026-02-19T11:59:40Z")).toBe("now");
    expect(told("2026-02-19T11:48:00Z")).toBe("12 minutes ago");
    expect(told("2026-02-18T11:00:00Z")).toBe("yesterday");
    expect(told("2026-02-22T12:00:00Z")).toBe("in 3 days");
  });
  it("is a date when it is far, in the language that was chosen", () => {
    expect(told("2025-11-03T12:00:00Z", "de")).toBe("03.11.2025");
  });
});
