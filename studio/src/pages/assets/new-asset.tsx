/** Starts the spec of a new asset, or of every name of the scripts that has none. */
import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";

import { useAct } from "../../api/act";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Select, TextArea, TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import { at } from "../table";
import { KINDS, type Kind } from "./data";
import styles from "./form.module.css";

export function NewAsset({ project }: { project: string }) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <FromScript project={project} />
      <Button icon={<Icon name="plus" />} onClick={() => setOpen(true)}>
        {t.assets.add}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t.assets.add}>
        <Form project={project} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const params = (project: string) => ({ path: { project_id: project }, header: once() });

function FromScript({ project }: { project: string }) {
  const t = useWords();
  const act = useAct();
  const [isAsked, setAsked] = useState(false);
  const start = async () => {
    setAsked(true);
    await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets", {
          params: params(project),
          body: { from_script: true },
        }),
      ),
      { renews: [key(project, "asset")], done: ({ specs }) => t.assets.startedFromScript(specs.length) },
    );
    setAsked(false);
  };
  return (
    <Button disabled={isAsked} icon={<Icon name="script" />} onClick={() => void start()}>
      {t.assets.fromScript}
    </Button>
  );
}

function Form({ project, onClose }: { project: string; onClose: () => void }) {
  const t = useWords();
  const act = useAct();
  const [, go] = useLocation();
  const [kind, setKind] = useState<Kind>("character");
  const [isAsked, setAsked] = useState(false);
  const start = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const told = new FormData(event.currentTarget);
    const text = (name: string) => String(told.get(name) ?? "").trim();
    setAsked(true);
    const made = await act(
      answered(
        api.POST("/v1/projects/{project_id}/assets", {
          params: params(project),
          body: { asset_type: kind, name: text("name"), prompt: text("prompt") || null },
        }),
      ),
      { renews: [key(project, "asset")] },
    );
    setAsked(false);
    const [first] = made?.specs ?? [];
    if (!first) return;
    onClose();
    go(at(project, "assets", `${first.asset_id}/spec`));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void start(event)}>
      <TextField
        label={t.assets.fields.name}
        name="name"
        required
        maxLength={200}
        dir="auto"
        autoComplete="off"
      />
      <Select
        label={t.assets.kind}
        value={kind}
        choices={KINDS.map((value) => ({ value, label: t.common.assetType[value] }))}
        onChange={(event) => setKind(event.target.value as Kind)}
      />
      <TextArea
        label={t.assets.fields.canonical_prompt}
        name="prompt"
        hint={t.assets.promptHint}
        maxLength={4000}
      />
      <div className={styles.actions}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button look="main" type="submit" disabled={isAsked}>
          {t.assets.start}
        </Button>
      </div>
    </form>
  );
}
