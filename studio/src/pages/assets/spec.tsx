/** What the asset is, as a form and as its file. Both change the same text; comments in it stay. */
import { useMemo, useState } from "react";
import { parse } from "yaml";

import { useAct } from "../../api/act";
import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { Refusal } from "../../api/refusal";
import type { TextFile } from "../../api/schema";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { HintLine } from "../../ui/hint";
import { Empty } from "../../ui/state";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import { kindOf, type Kind } from "./data";
import { fieldOf, isFields, patchOf, withValue, type Fields, type Value } from "./merge";
import { fieldsOf, GROUPS, REQUIRED } from "./schema";
import { SpecField } from "./spec-field";
import styles from "./spec.module.css";

type Mode = "form" | "yaml";

function read(text: string): Fields | null {
  try {
    const value = parse(text, { logLevel: "error" }) as Value;
    return isFields(value) ? value : null;
  } catch {
    return null; // no form can be made of it; the file itself can be mended
  }
}

export default function Spec({ showing }: { showing: Showing }) {
  const t = useWords();
  const file = showing.asset.spec;
  const [base, setBase] = useState(file);
  const [isDirty, setDirty] = useState(false);
  const [mode, setMode] = useState<Mode>("form");
  // Another text than was begun with: what stands in the fields is made anew.
  const [generation, setGeneration] = useState(0);
  const begin = (from: TextFile) => {
    setBase(from);
    setDirty(false);
    setGeneration((old) => old + 1);
  };
  if (!file || !base) {
    return (
      <Empty title={t.assets.noSpec}>
        <p>{t.assets.noSpecSaid}</p>
      </Empty>
    );
  }
  const isNewer = file.tag !== base.tag;
  if (isNewer && !isDirty) begin(file);
  const fields = read(base.text);
  const shown = fields ? mode : "yaml";
  return (
    <div className={styles.spec}>
      <div className={styles.top}>
        <fieldset className={styles.modes} aria-label={t.assets.shownAs}>
          {(["form", "yaml"] as const).map((one) => (
            <Button
              key={one}
              aria-pressed={shown === one}
              disabled={shown !== one && (isDirty || (one === "form" && !fields))}
              onClick={() => setMode(one)}
            >
              {t.assets.modes[one]}
            </Button>
          ))}
        </fieldset>
        <code className="soft">{base.path}</code>
        {isDirty && <span className="soft">{t.assets.unsaved}</span>}
      </div>
      {isNewer && isDirty && (
        <p className={styles.newer} role="status">
          <span>{t.assets.changedMeanwhile}</span>
          <Button onClick={() => begin(file)}>{t.assets.takeTheirs}</Button>
          <Button onClick={() => setBase({ ...base, tag: file.tag })}>
            {shown === "form" ? t.assets.keepBoth : t.assets.keepMine}
          </Button>
        </p>
      )}
      <Editor
        key={`${shown} ${generation}`}
        showing={showing}
        base={base}
        fields={fields}
        isYaml={shown === "yaml"}
        isDirty={isDirty}
        onDirty={setDirty}
        onUndo={() => begin(file)}
        onSaved={() => setDirty(false)}
      />
    </div>
  );
}

interface EditorProps {
  showing: Showing;
  base: TextFile;
  fields: Fields | null;
  isYaml: boolean;
  isDirty: boolean;
  onDirty(isDirty: boolean): void;
  onUndo(): void;
  onSaved(): void;
}

function Editor({ showing, base, fields, isYaml, isDirty, onDirty, onUndo, onSaved }: EditorProps) {
  const t = useWords();
  const act = useAct();
  const { project, asset } = showing;
  const may = useMay(project)("make");
  const [draft, setDraft] = useState(fields ?? {});
  const [text, setText] = useState(base.text);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [isAsked, setAsked] = useState(false);
  const params = {
    path: { project_id: project, asset_id: asset.asset_id },
    header: { "If-Match": `"${base.tag}"` },
  };
  const save = async () => {
    setAsked(true);
    setRefused(null);
    const sent = isYaml
      ? api.PUT("/v1/projects/{project_id}/assets/{asset_id}/spec", { params, body: { text } })
      : api.PATCH("/v1/projects/{project_id}/assets/{asset_id}/spec", {
          params,
          body: { changes: patchOf(fields ?? {}, draft) },
        });
    const done = await act(
      answered(sent).catch((error: unknown) => {
        if (error instanceof Refusal && error.problems.length > 0) setRefused(error);
        throw error;
      }),
      { renews: [key(project, "asset")], done: t.assets.saved },
    );
    setAsked(false);
    if (done) onSaved();
  };
  const change = (next: Fields) => {
    setDraft(next);
    onDirty(Object.keys(patchOf(fields ?? {}, next)).length > 0);
  };
  return (
    <form
      className={styles.editor}
      noValidate // the server says what is wrong; a field of a closed group cannot be pointed at
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {refused && <Problems refused={refused} />}
      {isYaml ? (
        <textarea
          className={styles.yaml}
          aria-label={base.path}
          spellCheck={false}
          readOnly={!may}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onDirty(event.target.value !== base.text);
          }}
        />
      ) : (
        <fieldset className={styles.fields} disabled={!may}>
          <FormFields kind={kindOf(asset.asset_type)} draft={draft} refused={refused} onChange={change} />
        </fieldset>
      )}
      {may ? (
        <div className={styles.bar}>
          <Button disabled={!isDirty || isAsked} onClick={onUndo}>
            {t.assets.discard}
          </Button>
          <Button look="main" type="submit" disabled={!isDirty || isAsked}>
            {t.common.save}
          </Button>
        </div>
      ) : (
        <p className="soft">{t.common.notAllowed}</p>
      )}
    </form>
  );
}

interface FormProps {
  kind: Kind;
  draft: Fields;
  refused: Refusal | null;
  onChange(next: Fields): void;
}

function FormFields({ kind, draft, refused, onChange }: FormProps) {
  const t = useWords();
  const groups = useMemo(() => fieldsOf(kind), [kind]);
  const problems = useMemo(
    () => new Map(refused?.problems.map((one) => [fieldOf(one.message), one.message])),
    [refused],
  );
  return GROUPS.map((group) => (
    <section key={group} className={styles.section}>
      <h2>{t.assets.groups[group]}</h2>
      <div className={styles.grid}>
        {groups.get(group)?.map(([name, node]) => (
          <SpecField
            key={name}
            node={node}
            path={name}
            value={draft[name]}
            problems={problems}
            required={REQUIRED.has(name)}
            onChange={(value) => onChange(withValue(draft, [name], value))}
          />
        ))}
      </div>
    </section>
  ));
}

/** What the server found wrong, each with its line and its mend. */
function Problems({ refused }: { refused: Refusal }) {
  const t = useWords();
  return (
    <section className={styles.problems} role="alert" aria-label={t.assets.problems}>
      <strong>{refused.message}</strong>
      <ul>
        {refused.problems.map((one) => (
          <li key={one.message}>
            {one.where && <span className="soft">{t.assets.line(one.where.line)} </span>}
            {one.message} {one.hint && <HintLine hint={one.hint} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
