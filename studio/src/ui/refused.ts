/** Tells a person that something was refused, and what they can do. */
import { Refusal } from "../api/refusal";
import type { Words } from "../words";
import { say } from "./toast";

/** So many of what is wrong are told in one line. */
const MOST_PROBLEMS = 2;

export function sayRefused(error: unknown, t: Words): void {
  say({ text: refusedText(error, t), tone: "bad", name: "refused" });
}

export function refusedText(error: unknown, t: Words): string {
  if (!(error instanceof Refusal)) return t.common.unexpected;
  if (error.isUnreachable) return t.common.unreachable;
  if (error.isStale) return t.common.staleChange;
  const hint = error.hint?.text ? ` ${error.hint.text.replaceAll("`", "")}` : "";
  const problems = error.problems.map((one) => one.message).filter((one) => !error.message.includes(one));
  const because = problems.length > 0 ? `: ${problems.slice(0, MOST_PROBLEMS).join("; ")}` : "";
  return `${error.message}${because}${hint}`;
}
