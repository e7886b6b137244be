import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";

import { hasTyped } from "./refused";

afterEach(cleanup);

it("knows whether somebody typed something that could be lost", () => {
  const { container, rerender } = render(<button type="button">a</button>);
  container.querySelector("button")?.focus();
  expect(hasTyped()).toBe(false);
  rerender(
    <form>
      <textarea defaultValue="words" />
      <button type="submit">b</button>
    </form>,
  );
  container.querySelector("button")?.focus();
  expect(hasTyped()).toBe(true);
});
