/** Work that can be begun from here, with what it would do told first. */
import { useEffect, useState } from "react";

import { useAct } from "../../api/act";
import { follow } from "../../api/begun";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { Refusal } from "../../api/refusal";
import { Button } from "../../ui/button";
import { Toggle } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { refusedText } from "../../ui/refused";
import { Section } from "../../ui/sheet";
import { useWords } from "../../words";
import { usePlan } from "./data";
import styles from "./jobs.module.css";
import { Plan } from "./plan";
import { countsOf } from "./planned";
import { ScenePicker, selectorsOf } from "./scenes";

/** So long nobody types any more before what they wrote is asked about. */
const TYPED_MS = 250;

/** A text as it stands once nobody types. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

export function Start({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const [text, setText] = useState("");
  const [force, setForce] = useState(false);
  const [draft, setDraft] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const settled = useSettled(text);
  const plan = usePlan(project, selectorsOf(settled));
  const isSettled = selectorsOf(settled).join(" ") === selectorsOf(text).join(" ");
  const isReading = !isSettled || plan.isPlaceholderData;
  // Where nobody answers nothing is wrong with what is asked; where all is meant, it is not about the field.
  const isAway = plan.error instanceof Refusal && plan.error.isUnreachable;
  const why = plan.error && isSettled && !isAway ? refusedText(plan.error, t) : undefined;
  const problem = selectorsOf(text).length > 0 ? why : undefined;
  const params = { path: { project_id: project } };
  const due = plan.data && !isReading ? countsOf(plan.data, { force, draft }).due : 0;
  const canRender = force || draft || due > 0;

  const begin = async (what: string, sent: () => Promise<object | undefined>) => {
    setAsked(true);
    const done = await act(sent(), { renews: [key(project, "job")] });
    follow(done, { text: t.jobs.started(t.jobs.operation(what)), tone: "good" });
    setAsked(false);
  };
  const render = () =>
    begin("render", () =>
      answered(
        api.POST("/v1/projects/{project_id}/renders", {
          params,
          body: { selectors: selectorsOf(text), force, draft },
          headers: once(),
        }),
      ),
    );
  const check = () =>
    begin("check", () =>
      answered(
        api.POST("/v1/projects/{project_id}:check", {
          params,
          body: { selectors: selectorsOf(text) },
          headers: once(),
        }),
      ),
    );
  const compile = () =>
    begin("compile", () =>
      answered(api.POST("/v1/projects/{project_id}/scripts:compile", { params, body: {}, headers: once() })),
    );
  return (
    <Section title={t.jobs.start}>
      <div className={styles.start}>
        <div className={styles.form}>
          <ScenePicker project={project} value={text} onChange={setText} problem={problem} />
          <Toggle label={t.jobs.force} checked={force} onChange={() => setForce(!force)} />
          <Toggle label={t.jobs.draft} checked={draft} onChange={() => setDraft(!draft)} />
          <div className={styles.buttons}>
            <Button
              look="main"
              icon={<Icon name="picture" />}
              disabled={isAsked || !canRender || !!why}
              onClick={() => void render()}
            >
              {due > 0 ? t.jobs.renderFrames(due) : t.jobs.render}
            </Button>
            <Button icon={<Icon name="compare" />} disabled={isAsked} onClick={() => void check()}>
              {t.jobs.check}
            </Button>
            <Button icon={<Icon name="script" />} disabled={isAsked} onClick={() => void compile()}>
              {t.jobs.compile}
            </Button>
          </div>
        </div>
        <Plan
          project={project}
          plan={plan.data}
          chosen={{ force, draft }}
          refused={why && (problem ? t.jobs.noPlan : why)}
          isReading={isReading}
        />
      </div>
    </Section>
  );
}
