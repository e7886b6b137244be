/** The form of a spec, made from the JSON Schema of the repository: a field that is added there appears here. */
import described from "../../../../specs/schemas/asset.json";

import type { Kind } from "./data";
import type { Value } from "./merge";

export interface Node {
  type?: string;
  description?: string;
  enum?: readonly string[];
  const?: Value;
  default?: Value;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Node;
  properties?: Record<string, Node>;
  additionalProperties?: boolean | Node;
  required?: readonly string[];
  anyOf?: readonly Node[];
  $ref?: string;
}

const SCHEMA = described as unknown as Node & { $defs: Record<string, Node> };

/** What a node says, through references, and without the `null` that only means "left out". */
export function resolved(node: Node): Node {
  const named = node.$ref?.split("/").at(-1);
  if (named)
    return {
      ...resolved(SCHEMA.$defs[named] ?? {}),
      ...(node.description ? { description: node.description } : {}),
    };
  const one = node.anyOf?.find((other) => other.type !== "null");
  if (!one) return node;
  const { anyOf: _, ...about } = node;
  return { ...resolved(one), ...about };
}

export type Shape =
  "choice" | "colour" | "flag" | "number" | "words" | "text" | "line" | "fields" | "list" | "pairs" | "free";

export function shapeOf(node: Node): Shape {
  if (node.enum) return "choice";
  if (node.pattern?.includes("#[0-9a-fA-F]")) return "colour";
  if (node.type === "boolean") return "flag";
  if (node.type === "integer" || node.type === "number") return "number";
  if (node.type === "array") return resolved(node.items ?? {}).type === "object" ? "list" : "words";
  if (node.type === "object") {
    if (node.properties) return "fields";
    return typeof node.additionalProperties === "object" && node.additionalProperties.type === "string"
      ? "pairs"
      : "free";
  }
  return (node.maxLength ?? 0) > 200 ? "text" : "line";
}

/** Fields that the file's place and its asset's id decide. */
const FIXED = new Set(["schema", "asset_id", "asset_type", "project_id"]);
const ONLY: Record<string, readonly Kind[]> = {
  expressions: ["character"],
  mood: ["environment", "nature"],
  lighting: ["environment", "nature"],
};

export const GROUPS = ["words", "looks", "variants", "pictures", "making", "checks", "own"] as const;
export type Group = (typeof GROUPS)[number];
const GROUP: Record<string, Group> = {
  name: "words",
  canonical_prompt: "words",
  negative_prompt: "words",
  aliases: "words",
  tags: "words",
  mood: "words",
  lighting: "words",
  appearance: "looks",
  variants: "variants",
  default_variant: "variants",
  expressions: "pictures",
  views: "pictures",
  references: "pictures",
  region: "pictures",
  symmetric: "pictures",
  seed: "making",
  sampler: "making",
  lora: "making",
  consistency: "checks",
};

/** The fields of a kind of asset, by the group in which they stand. */
export function fieldsOf(kind: Kind): Map<Group, [string, Node][]> {
  const found = new Map<Group, [string, Node][]>(GROUPS.map((one) => [one, []]));
  for (const [name, node] of Object.entries(SCHEMA.properties ?? {})) {
    if (FIXED.has(name) || (ONLY[name] && !ONLY[name].includes(kind))) continue;
    found.get(GROUP[name] ?? "own")?.push([name, resolved(node)]);
  }
  return found;
}

export const REQUIRED = new Set(SCHEMA.required ?? []);
