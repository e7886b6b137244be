/** A step of a hint that one may not do oneself: the server says it as a line for programs, with whom to ask. */
import type { Words } from "../words";

const STEP =
  /`?([a-z]+(?:\.[a-z]+)*)(?: [a-z_]+=[^()]*?)?`? \(ask somebody who is ([a-z, ]+) of the project\)/g;

/** The same in words: what would help, and who may do it. */
export function whomToAsk(text: string, t: Words): string {
  const told: Readonly<Record<string, string>> = t.common.steps;
  const called: Readonly<Record<string, string>> = t.people.role;
  return text.replaceAll(STEP, (_, operation: string, named: string) => {
    const roles = (named.match(/[a-z]+/g) ?? []).filter((one) => one !== "or");
    return t.common.askWhom(
      told[operation] ?? operation.replaceAll(".", " "),
      roles.map((one) => called[one] ?? one),
    );
  });
}
