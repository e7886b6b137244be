/** Choose a kind, see how it will look, and have it made. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { useAct } from "../../api/act";
import { boardOf, type BoardRow } from "../../api/board";
import { answered, api, once } from "../../api/client";
import { key } from "../../api/keys";
import { shotIn } from "../../api/labels";
import { projectOf } from "../../api/queries";
import type { PdfAsk } from "../../api/schema";
import { Button } from "../../ui/button";
import { TextField } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { Section } from "../../ui/sheet";
import { useWords } from "../../words";
import { useFilm } from "../board/room";
import { ScenePicker, selectorsOf } from "../jobs/scenes";
import styles from "./export.module.css";
import { pagesCounted } from "./count";
import { Form } from "./form";
import { bodyOf, calledAs, GROUPS, KINDS, type Kind, type Layout, type Value, type Values } from "./kinds";
import { KindPreview, pagesOf, SheetPage, type Film } from "./preview";

const LARGE_PX = 300;
const PAGES_SHOWN = 3;

/** The frames that are shown for a selection: of one that is no scene and no frame, all. */
export function chosenRows(rows: readonly BoardRow[], selectors: readonly string[]): BoardRow[] {
  const inCut = rows.filter((row) => row.use > 0);
  if (selectors.length === 0) return inCut;
  const named = new Set(selectors.map((one) => one.toUpperCase()));
  const found = inCut.filter(
    (row) =>
      named.has(row.scene_id) ||
      named.has(row.frame_id) ||
      named.has(shotIn(row.shot).toUpperCase()) ||
      named.has(row.shot.toUpperCase()),
  );
  return found.length ? found : inCut;
}

interface Props {
  project: string;
  onBegun(job: string): void;
}

export function Make({ project, onBegun }: Props) {
  const t = useWords();
  const [kind, setKind] = useState<Kind>(() => KINDS[0] as Kind);
  const [kept, keep] = useState<Record<string, Values>>({});
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const values = kept[kind.name] ?? {};
  const called = name.trim() ? calledAs(kind, values, name.trim()) : null;
  const change = (option: string, value: Value) =>
    keep({ ...kept, [kind.name]: { ...values, [option]: value } });

  const { data: board } = useQuery(boardOf(project));
  const { data: shown } = useQuery(projectOf(project));
  const { aspect, fps } = useFilm(project);
  const rows = chosenRows(board?.rows ?? [], selectorsOf(text));
  const film: Film = { project, name: shown?.name ?? "", aspect, fps, rows };

  return (
    <Section title={t.exporting.make}>
      <div className={styles.make}>
        <Kinds chosen={kind} onChoose={setKind} />
        <div className={styles.form}>
          <p className="soft">{t.exporting.kindsSaid[kind.name]}</p>
          <Form kind={kind} film={film} values={values} onChange={change} />
          <ScenePicker project={project} value={text} onChange={setText} />
          <TextField
            label={t.exporting.fileName}
            value={name}
            placeholder={t.exporting.fileNameUsual}
            hint={called && t.exporting.called(called.name, called.isFolder)}
            dir="auto"
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
          <Go
            project={project}
            kind={kind}
            body={{
              ...bodyOf(kind, values),
              selectors: selectorsOf(text),
              ...(name.trim() ? { out: { name: name.trim() } } : {}),
            }}
            onBegun={onBegun}
          />
        </div>
        <Shown kind={kind} film={film} values={values} />
      </div>
    </Section>
  );
}

function Kinds({ chosen, onChoose }: { chosen: Kind; onChoose(kind: Kind): void }) {
  const t = useWords();
  return (
    <div className={styles.kinds}>
      {GROUPS.map((group) => (
        <fieldset key={group.name}>
          <legend>{t.exporting.groups[group.name]}</legend>
          {group.kinds.map((kind) => (
            <label key={kind.name} className={styles.kind}>
              <input
                type="radio"
                name="kind"
                value={kind.name}
                checked={chosen.name === kind.name}
                onChange={() => onChoose(kind)}
              />
              {t.exporting.kinds[kind.name]}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function Go({
  project,
  kind,
  body,
  onBegun,
}: {
  project: string;
  kind: Kind;
  body: Record<string, unknown>;
  onBegun: Props["onBegun"];
}) {
  const t = useWords();
  const act = useAct();
  const [isAsked, setAsked] = useState(false);
  const go = async () => {
    setAsked(true);
    // Every kind has a path of its own and answers the same; `kinds.ts` holds its options to its request.
    const path = `/v1/projects/{project_id}/exports/${kind.name}` as "/v1/projects/{project_id}/exports/pdf";
    const begun = await act(
      answered(
        api.POST(path, { params: { path: { project_id: project } }, body: body as PdfAsk, headers: once() }),
      ),
      { renews: [key(project, "job")] },
    );
    setAsked(false);
    if (begun && "job_id" in begun) onBegun(begun.job_id);
  };
  return (
    <Button look="main" icon={<Icon name="export" />} disabled={isAsked} onClick={() => void go()}>
      {t.exporting.go(t.exporting.kinds[kind.name])}
    </Button>
  );
}

function Shown({ kind, film, values }: { kind: Kind; film: Film; values: Values }) {
  const t = useWords();
  const layout = (values["layout"] ?? "2x3") as Layout;
  const [paper, orientation] = [String(values["paper"] ?? "a4"), String(values["orientation"] ?? "")];
  const isPages = kind.look === "pages";
  const pages = isPages ? pagesOf(film, layout, paper, orientation) : 0;
  const hasCover = values["cover"] !== false;
  const counted = pagesCounted(film.rows, film.aspect, layout, paper, orientation, hasCover);
  return (
    <div className={styles.shown} role="group" aria-label={t.exporting.preview}>
      <p className={styles.facts}>
        <b>{t.exporting.preview}</b>{" "}
        <span className="soft">
          {t.common.frames(film.rows.length)}
          {isPages &&
            film.rows.length > 0 &&
            ` · ${t.exporting.pages(t.jobs.pages(counted.count), counted.mayGrow)}`}
        </span>
      </p>
      {isPages ? (
        Array.from({ length: Math.min(pages, PAGES_SHOWN) }, (_, at) => (
          <SheetPage
            key={at}
            film={film}
            layout={layout}
            paper={paper}
            orientation={orientation}
            at={at}
            pixels={LARGE_PX}
            watermark={String(values["watermark"] ?? "")}
          />
        ))
      ) : (
        <KindPreview kind={kind} film={film} values={values} />
      )}
    </div>
  );
}
