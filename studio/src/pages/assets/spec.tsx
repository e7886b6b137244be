/** What the asset is, as a form and as its file. Both change the same text; comments in it stay. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { parse } from "yaml";

import { useAct } from "../../api/act";
import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import type { Refusal } from "../../api/refusal";
import type { TextFile } from "../../api/schema";
import { useMay } from "../../api/session";
import { Button } from "../../ui/button";
import { Empty } from "../../ui/state";
import { useWords } from "../../words";
import type { Showing } from "./asset-page";
import { kindOf, type Kind } from "./data";
import { keep, keptOf, type Kept, type Mode } from "./kept";
import { fieldOf, isFields, patchOf, withValue, type Fields, type Value } from "./merge";
import { Refused } from "./refused";
import { fieldsOf, GROUPS, REQUIRED } from "./schema";
import { SpecField } from "./spec-field";
import styles from "./spec.module.css";
import { YamlText, type Place } from "./yaml-text";

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
  const [begun, setBegun] = useState(() => keptOf(showing.project, showing.asset.asset_id));
  const [base, setBase] = useState(begun?.base ?? file);
  const [isDirty, setDirty] = useState(!!begun);
  const [mode, setMode] = useState<Mode>(begun?.mode ?? "form");
  // Another text than was begun with: what stands in the fields is made anew.
  const [generation, setGeneration] = useState(0);
  /** What was written here before theirs was taken: it can be brought back, until something is written on. */
  const [mine, setMine] = useState<Kept | null>(null);
  const begin = (from: TextFile, what?: Kept) => {
    setBase(from);
    setDirty(!!what);
    setBegun(what);
    setMine(null);
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
      </div>
      <Editor
        key={`${shown} ${generation}`}
        showing={showing}
        base={base}
        begun={begun}
        fields={fields}
        mode={shown}
        isDirty={isDirty}
        onDirty={setDirty}
        onUndo={() => begin(file)}
        onSaved={() => setDirty(false)}
        newer={
          isNewer && isDirty ? (
            <Newer
              mode={shown}
              onTheirs={() => {
                const written = keptOf(showing.project, showing.asset.asset_id);
                begin(file);
                setMine(written ?? null);
              }}
              onMine={() => setBase({ ...base, tag: file.tag })}
            />
          ) : mine && !isDirty ? (
            <p className={styles.newer} role="status">
              <span>{t.assets.tookTheirs}</span>
              <Button
                onClick={() => {
                  setMode(mine.mode);
                  begin(mine.base, mine);
                }}
              >
                {t.assets.bringMineBack}
              </Button>
            </p>
          ) : null
        }
        isMet={isNewer && isDirty}
      />
    </div>
  );
}

/** Somebody else was first: nothing of either is lost before it is said which one counts. */
function Newer({ mode, onTheirs, onMine }: { mode: Mode; onTheirs: () => void; onMine: () => void }) {
  const t = useWords();
  return (
    <p className={styles.newer} role="status">
      <span>{t.assets.changedMeanwhile}</span>
      <Button onClick={onTheirs}>{t.assets.takeTheirs}</Button>
      <Button onClick={onMine}>{mode === "form" ? t.assets.keepBoth : t.assets.keepMine}</Button>
    </p>
  );
}

interface EditorProps {
  showing: Showing;
  base: TextFile;
  /** What was written here before, and not saved. */
  begun: Kept | undefined;
  fields: Fields | null;
  mode: Mode;
  isDirty: boolean;
  /** What is to be decided first: somebody else changed the spec. */
  newer: ReactNode;
  /** Nothing is saved before that is decided. */
  isMet: boolean;
  onDirty(isDirty: boolean): void;
  onUndo(): void;
  onSaved(): void;
}

function Editor(props: EditorProps) {
  const { showing, base, begun, fields, mode, isDirty, newer, isMet, onDirty, onUndo, onSaved } = props;
  const t = useWords();
  const act = useAct();
  const client = useQueryClient();
  const { project, asset } = showing;
  const may = useMay(project)("make");
  const [draft, setDraft] = useState(begun?.draft ?? fields ?? {});
  const [text, setText] = useState(begun?.text ?? base.text);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    keep(project, asset.asset_id, isDirty ? { base, mode, draft, text } : null);
  }, [project, asset.asset_id, isDirty, base, mode, draft, text]);
  useAskedBeforeClosing(isDirty);
  const params = {
    path: { project_id: project, asset_id: asset.asset_id },
    header: { "If-Match": `"${base.tag}"` },
  };
  const save = async () => {
    setAsked(true);
    setRefused(null);
    const sent =
      mode === "yaml"
        ? api.PUT("/v1/projects/{project_id}/assets/{asset_id}/spec", { params, body: { text } })
        : api.PATCH("/v1/projects/{project_id}/assets/{asset_id}/spec", {
            params,
            body: { changes: patchOf(fields ?? {}, draft) },
          });
    const done = await act(answered(sent), {
      renews: [key(project, "asset")],
      done: t.assets.saved,
      refused: (refusal) => {
        // Somebody was first: their spec is read, and the question what counts is asked below.
        if (refusal.isStale) void client.invalidateQueries({ queryKey: key(project, "asset") });
        else setRefused(refusal);
        const line = refusal.problems.find((one) => one.where?.line)?.where?.line;
        if (mode === "yaml" && line) setPlace({ line });
      },
    });
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
        if (isDirty && !isAsked && !isMet) void save();
      }}
    >
      {mode === "yaml" ? (
        <YamlText
          label={base.path}
          readOnly={!may}
          value={text}
          bad={new Set(refused?.problems.flatMap((one) => one.where?.line ?? []))}
          place={place}
          onChange={(next) => {
            setText(next);
            onDirty(next !== base.text);
          }}
        />
      ) : (
        <fieldset className={styles.fields} disabled={!may}>
          <FormFields kind={kindOf(asset.asset_type)} draft={draft} refused={refused} onChange={change} />
        </fieldset>
      )}
      {may ? (
        <div className={styles.bar}>
          {newer}
          {refused && (
            <Refused
              refused={refused}
              {...(mode === "yaml" ? { onLine: (line: number) => setPlace({ line }) } : {})}
            />
          )}
          <div className={styles.buttons}>
            {isDirty && <span className="soft">{t.assets.unsaved}</span>}
            <Button disabled={!isDirty || isAsked} onClick={onUndo}>
              {t.assets.discard}
            </Button>
            <Button look="main" type="submit" disabled={!isDirty || isAsked || isMet}>
              {t.common.save}
            </Button>
          </div>
        </div>
      ) : (
        <p className="soft">{t.common.notAllowed}</p>
      )}
    </form>
  );
}

/** A browser that is closed would lose what is kept in it: then it asks. */
function useAskedBeforeClosing(isDirty: boolean) {
  useEffect(() => {
    if (!isDirty) return undefined;
    const closing = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", closing);
    return () => removeEventListener("beforeunload", closing);
  }, [isDirty]);
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
