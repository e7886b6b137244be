import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";
import { describe, expect, it } from "vitest";

import * as de from "./de";
import * as en from "./en";

/** Words that are the same in both languages, or names of things. */
const SAME = new Set([
  "Animatic",
  "Asset",
  "Assets",
  "Board",
  "Export",
  "Studio",
  "Name",
  "Status",
  "Version",
]);

function texts(value: unknown, path: string): [string, unknown][] {
  if (value && typeof value === "object") {
    return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${path}.${name}`));
  }
  return [[path, value]];
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) return sources(place);
    return place.endsWith(".tsx") && !place.endsWith(".test.tsx") ? [place] : [];
  });
}

/** Texts for people that stand in the code: between tags, and in attributes that are read aloud or shown. */
function literals(place: string): string[] {
  const file = ts.createSourceFile(
    place,
    readFileSync(place, "utf-8"),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  const read = new Set(["aria-label", "title", "placeholder", "alt", "label", "hint", "aria-description"]);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}{3,}/u.test(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      read.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      /\p{L}{3,}/u.test(node.initializer.text)
    ) {
      found.push(node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.map((text) => `${place}: ${text}`);
}

describe("the catalogue", () => {
  it("is whole in German, and German", () => {
    const german = new Map(texts({ ...de }, "t"));
    const untold = texts({ ...en }, "t").filter(([path, text]) => {
      const said = german.get(path);
      return (
        typeof text === "string" && text !== "" && said === text && !SAME.has(text) && /\p{L}{4,}/u.test(text)
      );
    });
    expect([...german.keys()].toSorted()).toEqual(
      texts({ ...en }, "t")
        .map(([path]) => path)
        .toSorted(),
    );
    expect(untold).toEqual([]);
  });

  it("counts one as one, in both languages", () => {
    const said = [en, de].flatMap(({ board }) => [1, 8].map((n) => board.allPassedSentBack(n)));
    expect(said).toEqual([
      "1 was sent back and stays so.",
      "8 were sent back and stay so.",
      "1 wurde zurückgeschickt und bleibt es.",
      "8 wurden zurückgeschickt und bleiben es.",
    ]);
  });

  it("has every text that people read", () => {
    expect(sources("src").flatMap(literals)).toEqual([]);
  }, 60_000); // it reads every page, which takes a busy machine a while
});
