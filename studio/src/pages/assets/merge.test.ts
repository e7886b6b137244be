import { describe, expect, it } from "vitest";

import { fieldOf, patchOf, valueAt, withValue, type Fields } from "./merge";
import { rolesFor } from "./roles";

const SPEC: Fields = {
  name: "Aarav",
  tags: ["lead"],
  appearance: { height_cm: 178, hair: { style: "short", color: "#1d1a1c" } },
};

describe("a change of a spec", () => {
  it("names only what differs", () => {
    const now = withValue(withValue(SPEC, ["appearance", "hair", "style"], "bun"), ["tags"], ["lead", "new"]);
    expect(patchOf(SPEC, now)).toEqual({ tags: ["lead", "new"], appearance: { hair: { style: "bun" } } });
    expect(patchOf(SPEC, SPEC)).toEqual({});
  });

  it("takes out what is emptied, and what is empty then with it", () => {
    expect(withValue(SPEC, ["appearance", "height_cm"], undefined)["appearance"]).toEqual({
      hair: { style: "short", color: "#1d1a1c" },
    });
    const bare = withValue({ name: "A", appearance: { skin: "#000000" } }, ["appearance", "skin"], undefined);
    expect(bare).toEqual({ name: "A" });
    expect(patchOf({ name: "A", appearance: { skin: "#000000" } }, bare)).toEqual({ appearance: null });
  });

  it("keeps fields in their order", () => {
    expect(Object.keys(withValue(SPEC, ["name"], "Arav"))).toEqual(Object.keys(SPEC));
    expect(valueAt(SPEC, ["appearance", "hair", "color"])).toBe("#1d1a1c");
    expect(valueAt(SPEC, ["tags", "0"])).toBe("lead");
  });
});

describe("a problem of the server", () => {
  it("stands at the field that it names", () => {
    expect(fieldOf("appearance.height_cm must be at most 400, not 9000")).toBe("appearance.height_cm");
    expect(fieldOf('variants[1].name: "A B" is not a variant')).toBe("variants.1.name");
  });
});

describe("the role of a picture", () => {
  const known = ["front", "profile", "expression.soft_smile", "raincoat/front", "three_quarter"];

  it("is the known one that its file is called by", () => {
    expect(rolesFor(["Aarav profile.png", "aarav-soft-smile.jpg"], known, "front")).toEqual([
      "profile",
      "expression.soft_smile",
    ]);
  });

  it("is the front where nothing is said, once", () => {
    expect(rolesFor(["IMG_1.png", "IMG_2.png"], known, "front")).toEqual(["front", "img_2"]);
  });

  it("is the front of the file that says so, whichever comes first", () => {
    expect(rolesFor(["IMG_1.png", "lamp_front.png"], known, "front")).toEqual(["img_1", "front"]);
  });

  it("tells wardrobes apart", () => {
    expect(rolesFor(["raincoat_front.png", "front.png"], known, "front")).toEqual([
      "raincoat/front",
      "front",
    ]);
  });
});
