/** Tells a person that something was refused, and what they can do. */
import { Refusal } from "../api/refusal";
import type { Words } from "../words";
import { say } from "./toast";

export function sayRefused(error: unknown, t: Words): void {
  say({ text: refusedText(error, t), tone: "bad", name: "refused" });
}

export function refusedText(error: unknown, t: Words): string {
  if (!(error instanceof Refusal)) return t.common.unexpected;
  if (error.isUnreachable) return t.common.unreachable;
  if (error.isStale) return t.common.staleChange;
  const hint = error.hint?.text ? ` ${error.hint.text.replaceAll("`", "")}` : "";
  return `${error.message}${hint}`;
}
