/** Tells a person that something was refused, and what they can do. */
import { Refusal, type Hint } from "../api/refusal";
import { useStanding } from "../api/standing";
import type { Words } from "../words";
import { say } from "./toast";

/** So many of what is wrong are told in one line. */
const MOST_PROBLEMS = 2;

export function sayRefused(error: unknown, t: Words): void {
  const isAway = error instanceof Refusal && error.isUnreachable;
  say({ text: refusedText(error, t), tone: "bad", name: isAway ? "unreachable" : "refused" });
}

/** Did somebody just write something: in the field that they are in, its form, or a dialog that is open? */
export function hasTyped(): boolean {
  const here = document.activeElement;
  const places = [
    here?.closest("form, [role=dialog], fieldset") ?? here,
    document.querySelector("[role=dialog]"),
  ];
  const isText = (one: Element) =>
    one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && one.type === "text")
      ? one.value.trim() !== ""
      : one.getAttribute("contenteditable") === "true";
  return places.some(
    (place) =>
      place &&
      place !== document.body &&
      [place, ...place.querySelectorAll("textarea, input, [contenteditable]")].some(isText),
  );
}

export function refusedText(error: unknown, t: Words): string {
  if (!(error instanceof Refusal)) return t.common.unexpected;
  if (error.isUnreachable) return hasTyped() ? t.common.notDone : t.common.notDoneNow;
  if (error.isOfNobody) {
    const isGuest = useStanding.getState().who?.kind === "guest"; // who has no way to sign in again
    return isGuest ? t.guest.notSent : t.common.notDoneSignedOut;
  }
  if (error.isOfAnother) return t.common.notDoneAnother;
  if (error.isStale) return t.common.staleChange;
  return spoken(because(error.message, error.problems), error.hint);
}

/** What was refused, with what is wrong where that says more. */
export function because(message: string, problems: readonly { message: string }[]): string {
  const said = problems.map((one) => one.message).filter((one) => !message.includes(one));
  return said.length > 0 ? `${message}: ${said.slice(0, MOST_PROBLEMS).join("; ")}` : message;
}

/** What is wrong and how to go on, as two sentences. A hint that names requests is for who writes programs. */
export function spoken(message: string, hint?: Hint | null): string {
  const mend = hint?.text.includes("/v1/") ? "" : (hint?.text ?? "");
  return [message, mend.replaceAll("`", "")].filter(Boolean).map(sentence).join(" ");
}

function sentence(text: string): string {
  const begun = /^\p{Ll}+(?=\s)/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?:…]$/u.test(begun) ? begun : `${begun}.`;
}
