/** What somebody chooses for an export: one field for each thing that its request takes. */
import { Select, TextField, Toggle } from "../../ui/field";
import { useWords } from "../../words";
import styles from "./export.module.css";
import { CAPTIONS, LAYOUTS, valueOf, type Kind, type Option, type Value, type Values } from "./kinds";
import { SheetPage, type Film } from "./preview";

interface Props {
  kind: Kind;
  film: Film;
  values: Values;
  onChange(name: string, value: Value): void;
}

export function Form({ kind, film, values, onChange }: Props) {
  const toggles = kind.options.filter((option) => option.type === "toggle");
  const fields = kind.options.filter((option) => option.type !== "toggle" && option.type !== "layout");
  const isLaid = kind.options.some((option) => option.type === "layout");
  return (
    <>
      {isLaid && <Layouts film={film} values={values} onChange={onChange} />}
      {fields.length > 0 && (
        <div className={styles.fields}>
          {fields.map((option) => (
            <Field key={option.name} option={option} values={values} onChange={onChange} />
          ))}
        </div>
      )}
      <div className={styles.toggles}>
        {toggles.map((option) => (
          <Field key={option.name} option={option} values={values} onChange={onChange} />
        ))}
      </div>
    </>
  );
}

function Field({ option, values, onChange }: { option: Option } & Pick<Props, "values" | "onChange">) {
  const t = useWords();
  const label = t.exporting.options[option.label];
  const value = valueOf(option, values);
  if (option.type === "toggle") {
    return (
      <Toggle
        label={label}
        checked={value === true}
        onChange={(event) => onChange(option.name, event.target.checked)}
      />
    );
  }
  if (option.type === "choice") {
    return (
      <Select
        label={label}
        value={String(value)}
        choices={option.choices.map((one) => ({ value: one, label: t.exporting.choice(one) }))}
        onChange={(event) => onChange(option.name, event.target.value)}
      />
    );
  }
  if (option.type === "captions") {
    return <Captions label={label} value={value as readonly string[] | null} onChange={onChange} />;
  }
  const isNumber = option.type === "number";
  return (
    <TextField
      label={label}
      value={String(value)}
      dir="auto"
      autoComplete="off"
      {...(isNumber ? { type: "number", min: option.least, max: option.most } : {})}
      onChange={(event) =>
        onChange(
          option.name,
          isNumber
            ? event.target.value === ""
              ? option.usual
              : Number(event.target.value)
            : event.target.value,
        )
      }
    />
  );
}

/** Which fields stand under each picture; none chosen: those of the project. */
function Captions({
  label,
  value,
  onChange,
}: {
  label: string;
  value: readonly string[] | null;
  onChange: Props["onChange"];
}) {
  const t = useWords();
  const chosen = value ?? [];
  const turn = (field: string) => {
    const next = chosen.includes(field) ? chosen.filter((one) => one !== field) : [...chosen, field];
    onChange("captions", next.length ? next : null);
  };
  return (
    <fieldset className={styles.captions}>
      <legend>{label}</legend>
      {CAPTIONS.map((field) => (
        <button
          key={field}
          type="button"
          className={styles.chip}
          aria-pressed={chosen.includes(field)}
          onClick={() => turn(field)}
        >
          {t.exporting.captions[field]}
        </button>
      ))}
    </fieldset>
  );
}

const SMALL_PX = 56;

/** The layouts of the PDF, each drawn as a small page of this film. */
function Layouts({ film, values, onChange }: Pick<Props, "film" | "values" | "onChange">) {
  const t = useWords();
  const chosen = values["layout"] ?? "2x3";
  return (
    <fieldset className={styles.layouts}>
      <legend>{t.exporting.options.layout}</legend>
      {LAYOUTS.map((layout) => (
        <label key={layout} className={styles.layout}>
          <input
            type="radio"
            name="layout"
            value={layout}
            checked={chosen === layout}
            onChange={() => onChange("layout", layout)}
          />
          <span className={styles.small}>
            <SheetPage
              isSmall
              film={film}
              layout={layout}
              paper={String(values["paper"] ?? "a4")}
              orientation={String(values["orientation"] ?? "")}
              pixels={SMALL_PX}
            />
          </span>
          <span>{t.exporting.layouts[layout]}</span>
        </label>
      ))}
    </fieldset>
  );
}
