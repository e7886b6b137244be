/** Work that can be begun from here, with what it would do told first. */
import { useDeferredValue, useState } from "react";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { Button } from "../../ui/button";
import { Toggle } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { refusedText } from "../../ui/refused";
import { Section } from "../../ui/sheet";
import { useWords } from "../../words";
import { usePlan } from "./data";
import styles from "./jobs.module.css";
import { Plan } from "./plan";
import { ScenePicker, selectorsOf } from "./scenes";

export function Start({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const [text, setText] = useState("");
  const [force, setForce] = useState(false);
  const [draft, setDraft] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const selectors = selectorsOf(useDeferredValue(text));
  const plan = usePlan(project, selectors);
  const params = { path: { project_id: project } };
  const count = plan.data?.rows.filter((row) => row.blockers.length === 0 || draft).length ?? 0;
  const canRender = force || draft || count > 0;

  const begin = async (what: string, sent: () => Promise<unknown>) => {
    setAsked(true);
    await act(sent(), { renews: [key(project, "job")], done: t.jobs.started(t.jobs.operation(what)) });
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
          <ScenePicker
            project={project}
            value={text}
            onChange={setText}
            problem={plan.error ? refusedText(plan.error, t) : undefined}
          />
          <Toggle label={t.jobs.force} checked={force} onChange={() => setForce(!force)} />
          <Toggle label={t.jobs.draft} checked={draft} onChange={() => setDraft(!draft)} />
          <div className={styles.buttons}>
            <Button
              look="main"
              icon={<Icon name="picture" />}
              disabled={isAsked || !canRender || !!plan.error}
              onClick={() => void render()}
            >
              {count > 0 && !force ? t.jobs.renderFrames(count) : t.jobs.render}
            </Button>
            <Button icon={<Icon name="compare" />} disabled={isAsked} onClick={() => void check()}>
              {t.jobs.check}
            </Button>
            <Button icon={<Icon name="script" />} disabled={isAsked} onClick={() => void compile()}>
              {t.jobs.compile}
            </Button>
          </div>
        </div>
        <Plan project={project} plan={plan.error ? undefined : plan.data} isRefused={!!plan.error} />
      </div>
    </Section>
  );
}
