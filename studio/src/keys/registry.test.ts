import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { pressed, shown, singleKeys, useRegistry } from "./registry";

const press = (key: string, more: KeyboardEventInit = {}, target: Element = document.body) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
};

describe("keys", () => {
  let done: string[] = [];
  const ends: (() => void)[] = [];
  const scope = (name: string, keys: string, inFields = false) =>
    ends.push(
      useRegistry.getState().add({
        name,
        keys: [{ keys, does: name, inFields, run: () => done.push(name) }],
      }),
    );

  beforeEach(() => {
    done = [];
    addEventListener("keydown", pressed);
  });
  afterEach(() => {
    removeEventListener("keydown", pressed);
    for (const end of ends.splice(0)) end();
    localStorage.clear();
    document.body.replaceChildren();
  });

  it("are answered by the newest scope that knows them", () => {
    scope("page", "a");
    scope("dialog", "a");
    press("a");
    ends.pop()?.();
    press("a");
    expect(done).toEqual(["dialog", "page"]);
  });

  it("are left to fields, except those that say otherwise", () => {
    scope("page", "a");
    scope("leave", "Escape", true);
    const field = document.body.appendChild(document.createElement("textarea"));
    expect(press("a", {}, field).defaultPrevented).toBe(false);
    press("Escape", {}, field);
    expect(done).toEqual(["leave"]);
  });

  it("leave Space and Enter to a button that has the focus", () => {
    scope("play", "Space");
    const button = document.body.appendChild(document.createElement("button"));
    press(" ", {}, button);
    press(" ");
    expect(done).toEqual(["play"]);
  });

  it("of one letter can be turned off, and others go on", () => {
    scope("approve", "a");
    scope("undo", "Mod+z");
    singleKeys.turn(false);
    press("a");
    press("z", { ctrlKey: true });
    expect(done).toEqual(["undo"]);
  });

  it("that type a sign do not ask for Shift", () => {
    scope("keys", "?");
    press("?", { shiftKey: true });
    press("?");
    expect(done).toEqual(["keys", "keys"]);
  });

  it("are written as they stand on the keyboard, the sign + too", () => {
    expect([shown("+"), shown("Shift+ArrowLeft"), shown("-")]).toEqual([["+"], ["⇧", "←"], ["-"]]);
  });
});
