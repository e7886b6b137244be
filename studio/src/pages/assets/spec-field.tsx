/** One field of a spec, as the schema describes it, with the fields below it. */
import { useId, useState } from "react";

import { Button } from "../../ui/button";
import { Select, TextArea, TextField, Toggle } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import { isFields, type Fields, type Value } from "./merge";
import { resolved, shapeOf, type Node } from "./schema";
import styles from "./spec.module.css";

export interface FieldProps {
  node: Node;
  /** Its name in the file; below others it is a path. */
  path: string;
  value: Value | undefined;
  /** `undefined` takes it out of the file. */
  onChange(value: Value | undefined): void;
  problems: ReadonlyMap<string, string>;
  required?: boolean;
}

/** What the schema says of it; code in it is told as words. */
const said = (node: Node): string => (node.description ?? "").replaceAll("`", "");

const lastOf = (path: string): string => path.split(".").at(-1) ?? path;

function useLabel(path: string): string {
  const t = useWords();
  const name = lastOf(path);
  return t.assets.fields[name as keyof typeof t.assets.fields] ?? name.replaceAll("_", " ");
}

const text = (value: Value | undefined): string =>
  value === null || value === undefined ? "" : String(value);

export function SpecField(props: FieldProps) {
  const { node, path, value, onChange, problems } = props;
  const t = useWords();
  const label = useLabel(path);
  const shape = shapeOf(node);
  const about = {
    label,
    hint: node.description,
    problem: problems.get(path),
    required: props.required ?? false,
  };
  switch (shape) {
    case "fields":
      return <Group {...props} label={label} />;
    case "list":
      return <List {...props} label={label} />;
    case "flag":
      return (
        <Toggle
          label={label}
          hint={said(node)}
          checked={value === undefined ? node.default === true : value === true}
          onChange={(event) =>
            onChange(event.target.checked === (node.default ?? false) ? undefined : event.target.checked)
          }
        />
      );
    case "choice":
      return (
        <Select
          {...about}
          value={text(value)}
          choices={[
            { value: "", label: node.default ? t.assets.leftOutIs(text(node.default)) : t.assets.leftOut },
            ...(node.enum ?? []).map((one) => ({ value: one, label: one.replaceAll("_", " ") })),
          ]}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      );
    case "colour":
      return <Colour {...props} label={label} />;
    case "number":
    case "words":
    case "pairs":
      return <Typed {...props} label={label} />;
    case "text":
      return (
        <TextArea
          {...about}
          value={text(value)}
          maxLength={node.maxLength}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      );
    case "free":
      return (
        <p className={styles.free}>
          <strong>{label}</strong>{" "}
          <span className="soft">
            {node.description} {t.assets.onlyYaml}
          </span>
        </p>
      );
    case "line":
      return (
        <TextField
          {...about}
          dir="auto"
          value={text(value)}
          placeholder={text(node.default)}
          maxLength={node.maxLength}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      );
  }
}

type Labelled = FieldProps & { label: string };

/** Numbers, lists and pairs are read from what is typed; while that says nothing yet it stays as it is typed. */
function Typed({ node, path, value, onChange, problems, label, required }: Labelled) {
  const t = useWords();
  const shape = shapeOf(node);
  const [typed, setTyped] = useState(() => written(value));
  const props = {
    label,
    required,
    problem: problems.get(path),
    value: typed,
    onChange: ({ target }: { target: { value: string } }) => {
      setTyped(target.value);
      onChange(readAs(shape, target.value));
    },
  };
  if (shape === "number") {
    return (
      <TextField {...props} hint={said(node)} inputMode="decimal" min={node.minimum} max={node.maximum} />
    );
  }
  if (shape === "pairs") return <TextArea {...props} hint={`${said(node)} ${t.assets.pairsHint}`} rows={3} />;
  return <TextField {...props} dir="auto" hint={`${said(node)} ${t.assets.wordsHint}`} />;
}

function written(value: Value | undefined): string {
  if (Array.isArray(value)) return value.join(", ");
  if (isFields(value))
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${text(one)}`)
      .join("\n");
  return text(value);
}

function readAs(shape: string, typed: string): Value | undefined {
  if (typed.trim() === "") return undefined;
  if (shape === "words")
    return typed
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
  if (shape === "number") return Number.isFinite(Number(typed)) ? Number(typed) : typed; // the server says what is wrong
  const pairs = typed.split("\n").map((line) => line.split(/:(.*)/s, 2).map((one) => one.trim()));
  return Object.fromEntries(pairs.filter(([name]) => name).map(([name, one]) => [name, one ?? ""]));
}

const HEX = /^#[0-9a-f]{6}$/i;

function Colour({ node, path, value, onChange, problems, label }: Labelled) {
  const shown = text(value);
  const usual = text(node.default);
  return (
    <div className={styles.colour}>
      <TextField
        label={label}
        hint={said(node)}
        problem={problems.get(path)}
        value={shown}
        placeholder={usual}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
      <input
        type="color"
        aria-label={label}
        value={HEX.test(shown) ? shown : HEX.test(usual) ? usual : "#808080"}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Group({ node, path, value, onChange, problems, label }: Labelled) {
  const fields = isFields(value) ? value : {};
  const isWrong = [...problems.keys()].some((one) => one.startsWith(`${path}.`));
  const put = (name: string, inner: Value | undefined) => {
    const { [name]: _, ...others } = fields;
    const next: Fields = inner === undefined ? others : { ...fields, [name]: inner };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <details className={styles.group} open={Object.keys(fields).length > 0 || isWrong}>
      <summary>{label}</summary>
      {node.description && <p className="soft">{said(node)}</p>}
      <div className={styles.grid}>
        {Object.entries(node.properties ?? {}).map(([name, inner]) => (
          <SpecField
            key={name}
            node={resolved(inner)}
            path={`${path}.${name}`}
            value={fields[name]}
            problems={problems}
            onChange={(next) => put(name, next)}
            required={node.required?.includes(name) ?? false}
          />
        ))}
      </div>
    </details>
  );
}

function List({ node, path, value, onChange, problems, label }: Labelled) {
  const t = useWords();
  const id = useId();
  const rows = Array.isArray(value) ? value : [];
  const item = resolved(node.items ?? {});
  const put = (next: Value[]) => onChange(next.length === 0 ? undefined : next);
  return (
    <section className={styles.list} aria-labelledby={id}>
      <h3 id={id}>{label}</h3>
      {node.description && <p className="soft">{said(node)}</p>}
      {rows.map((row, at) => (
        // Rows have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className={styles.row}>
          <Group
            node={item}
            path={`${path}.${at}`}
            value={row}
            problems={problems}
            label={
              isFields(row) ? text(row["label"] ?? row["name"] ?? row["path"]) || `${at + 1}` : `${at + 1}`
            }
            onChange={(next) => put(rows.with(at, next ?? {}))}
          />
          <Button
            look="quiet"
            iconOnly
            icon={<Icon name="trash" />}
            onClick={() => put(rows.toSpliced(at, 1))}
          >
            {t.common.remove}
          </Button>
        </div>
      ))}
      <Button icon={<Icon name="plus" />} onClick={() => put([...rows, {}])}>
        {t.assets.addTo(label)}
      </Button>
    </section>
  );
}
