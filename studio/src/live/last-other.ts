/** Who else did something of a kind while this page was open, as it was heard last. */
import { useState } from "react";

import { nameIn } from "../api/signature";
import { writer } from "../api/standing";
import { useMessages } from "./project";
import type { Message } from "./stream";

/** The name of whoever else did this; empty where the message is about something else, or of this tab's person. */
export function otherIn({ name, data }: Message, kinds: RegExp, about: string): string {
  const isMeant =
    name === "event" && kinds.test(String(data["kind"])) && JSON.stringify(data).includes(`"${about}"`);
  const actor = String(data["actor"] ?? "");
  return isMeant && actor !== writer() ? nameIn(actor) : "";
}

/** `about` names what the events are of, as an asset or a script; empty where nobody else did anything. */
export function useLastOther(kinds: RegExp, about: string): string {
  const [who, setWho] = useState("");
  useMessages((message) => setWho((before) => otherIn(message, kinds, about) || before));
  return who;
}
