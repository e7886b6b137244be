/** A hint of the server: its words, with a button for each step that is a complete request. */
import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { useLocation } from "wouter";

import { follow, type Begun } from "../api/begun";
import { once, refused, unreachable } from "../api/client";
import type { Hint, HintStep } from "../api/refusal";
import { writtenAs } from "../api/standing";
import { useWords, type Words } from "../words";
import { Button } from "./button";
import { sayRefused } from "./refused";
import { whomToAsk } from "./whom";

export const isComplete = (step: HintStep): boolean =>
  !!step.href && !!step.method && (step.blanks ?? []).length === 0 && (step.headers ?? []).length === 0; // what names a state that was seen is asked from where that state is shown

export function HintLine({ hint, onDone }: { hint: Hint; onDone?: () => void }) {
  const steps = hint.steps ?? [];
  const t = useWords();
  const parts = whomToAsk(hint.words ?? hint.text, t).split("{}");
  // Requests are for who writes programs: a step that cannot be done from here is named.
  if (steps.length === 0 || steps.length < parts.length - 1)
    return <span>{whomToAsk(hint.text, t).replaceAll("`", "")}</span>;
  return (
    <span>
      {parts.map((part, at) => {
        const step = steps[at];
        return (
          // Parts of one sentence have no other name than their place in it.
          // oxlint-disable-next-line react/no-array-index-key
          <Fragment key={at}>
            {part.replaceAll("`", "")}
            {step && at < parts.length - 1 && <Step step={step} {...(onDone ? { onDone } : {})} />}
          </Fragment>
        );
      })}
    </span>
  );
}

function Step({ step, onDone }: { step: HintStep; onDone?: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const [, go] = useLocation();
  const words = wordsOf(step, t);
  if (!isComplete(step)) return <b>{words}</b>;
  const run = async () => {
    setAsked(true);
    try {
      const job = await sent(step);
      const action = { label: t.common.seeJobs, run: () => go(`/p/${job?.project_id}/jobs`) };
      follow(job, { text: t.common.begun(words), action });
      await client.invalidateQueries();
      onDone?.();
    } catch (error) {
      sayRefused(error, t);
    } finally {
      setAsked(false);
    }
  };
  return (
    <Button disabled={isAsked} onClick={() => void run()}>
      {words}
    </Button>
  );
}

/** What a step does, in words of the catalogue where it has some. */
export function wordsOf(step: HintStep, t: Words): string {
  const told: Readonly<Record<string, string>> = t.common.steps;
  const operation = step.operation ?? "";
  return told[operation] ?? (step.operation ?? step.text ?? t.common.open).replaceAll(/[._]/g, " ");
}

/** Does what a complete step says. Answers the job, where it is work that goes on by itself. */
export async function sent(step: HintStep): Promise<Begun | undefined> {
  const method = step.method ?? "POST";
  const response = await fetch(step.href ?? "", {
    method,
    headers: { "content-type": "application/json", ...once(), ...writtenAs() },
    ...(method === "GET" ? {} : { body: JSON.stringify(step.body ?? {}) }),
  }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await refused(response);
  return response.status === 202 ? ((await response.json()) as Begun) : undefined;
}
