/** A hint of the server: its words, with a button for each step that is a complete request. */
import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useState } from "react";

import { once } from "../api/client";
import { Refusal, refusalOf, type Hint, type HintStep } from "../api/refusal";
import { useWords } from "../words";
import { Button } from "./button";
import { sayRefused } from "./refused";

export const isComplete = (step: HintStep): boolean =>
  !!step.href && !!step.method && (step.blanks ?? []).length === 0 && (step.headers ?? []).length === 0; // what names a state that was seen is asked from where that state is shown

export function HintLine({ hint, onDone }: { hint: Hint; onDone?: () => void }) {
  const steps = hint.steps ?? [];
  const parts = (hint.words ?? hint.text).split("{}");
  if (!steps.some(isComplete)) return <span>{hint.text}</span>;
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
  const words = (step.operation ?? step.text ?? t.common.open).replaceAll(/[._]/g, " ");
  if (!isComplete(step)) return <code>{words}</code>;
  const run = async () => {
    setAsked(true);
    try {
      await sent(step);
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

/** Does what a complete step says. */
export async function sent(step: HintStep): Promise<void> {
  const method = step.method ?? "POST";
  const response = await fetch(step.href ?? "", {
    method,
    headers: { "content-type": "application/json", ...once() },
    ...(method === "GET" ? {} : { body: JSON.stringify(step.body ?? {}) }),
  }).catch(() => {
    throw new Refusal({ status: 0, code: "unreachable", detail: "" });
  });
  if (!response.ok) throw await refusalOf(response);
}
