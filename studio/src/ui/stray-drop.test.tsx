import { cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";

import { useStrayDrops } from "./stray-drop";
import { useToasts } from "./toast";

const dropped = (types: string[]) =>
  Object.assign(new Event("drop", { bubbles: true, cancelable: true }), { dataTransfer: { types } });

beforeEach(() => useToasts.setState({ shown: [] }));
afterEach(cleanup);

it("keeps the browser from leaving for a file that nothing takes, and says so", () => {
  renderHook(() => useStrayDrops());
  const file = dropped(["Files"]);
  document.body.dispatchEvent(file);
  expect([file.defaultPrevented, useToasts.getState().shown.length]).toEqual([true, 1]);
});

it("leaves alone what something took, and text that is dragged", () => {
  renderHook(() => useStrayDrops());
  document.body.addEventListener("drop", (event) => event.preventDefault(), { once: true });
  document.body.dispatchEvent(dropped(["Files"]));
  const text = dropped(["text/plain"]);
  document.body.dispatchEvent(text);
  expect([text.defaultPrevented, useToasts.getState().shown.length]).toEqual([false, 0]);
});
