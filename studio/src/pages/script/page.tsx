/** The screenplay beside its frames. */
import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useMemo, useRef, useState } from "react";

import { boardOf, type BoardRow } from "../../api/board";
import { useMay } from "../../api/session";
import { patient } from "../../live/patient";
import { useKeys } from "../../keys/use-keys";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import type { PageProps } from "../table";
import "./courier.css";
import { warm } from "./foreseen";
import { isKept } from "./kept";
import { linesOf, scriptsOf, textOf, type ScriptFacts } from "./queries";
import { ScriptView } from "./view";

export default function Page({ project, rest }: PageProps) {
  const t = useWords();
  const { data, error, refetch } = useQuery(scriptsOf(project));
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
  const script = data.scripts.find((one) => one.script_id === rest) ?? (rest ? undefined : data.scripts[0]);
  if (!script) {
    return (
      <Empty title={rest ? t.script.noSuch(rest) : t.script.empty}>
        <p>{t.script.emptySaid}</p>
      </Empty>
    );
  }
  return <Script key={script.name} project={project} scripts={data.scripts} script={script} />;
}

const NONE: readonly BoardRow[] = [];
const Edit = patient(() => import("./edit"));
const Newer = patient(() => import("./newer"));

function Script({
  project,
  scripts,
  script,
}: {
  project: string;
  scripts: readonly ScriptFacts[];
  script: ScriptFacts;
}) {
  const t = useWords();
  const id = script.script_id;
  const text = useQuery(textOf(project, id));
  const lines = useQuery(linesOf(project, id));
  const board = useQuery(boardOf(project));
  const may = useMay(project);
  const isText = script.format === "fountain";
  const mayEdit = isText && may("make");
  const mayReplace = !isText && may("make");
  const [newer, setNewer] = useState<string | null>(null);
  /** The line that is looked at, here or in the editor: the other one opens there. */
  const [place, setPlace] = useState(0);
  const [edits, setEdits] = useState(() => isKept(project, id));
  /** Somebody went to the editor; else it stands there because of a text that is not saved yet. */
  const [isAsked, setAsked] = useState(false);
  const edit = () => {
    setAsked(true);
    setEdits(true);
  };
  const cards = board.data?.rows ?? NONE;
  const rows = useMemo(() => new Map(cards.map((row) => [row.frame_id, row])), [cards]);
  const fresh = text.data?.file.text;
  useWarm(project, id, mayEdit ? fresh : undefined);
  useKeys(t.script.title, mayEdit && !edits ? [{ keys: "e", does: t.script.edit, run: edit }] : []);

  const error = text.error ?? lines.error;
  if (!text.data || !lines.data) {
    if (!error) return <Loading />;
    return <Failed error={error} onRetry={() => void Promise.all([text.refetch(), lines.refetch()])} />;
  }
  const take = (file: File) => void file.text().then(setNewer);
  const shown = { project, scripts, shown: text.data, map: lines.data, rows };
  if (edits && mayEdit) {
    return (
      <Suspense fallback={<Loading />}>
        <Edit {...shown} isAsked={isAsked} place={place} onPlace={setPlace} onDone={() => setEdits(false)} />
      </Suspense>
    );
  }
  return (
    <>
      <ScriptView
        {...shown}
        place={place}
        onPlace={setPlace}
        {...(mayReplace ? { onFile: take } : {})}
        note={isText ? "" : t.script.notEdited(script.format, mayReplace)}
        acts={
          mayEdit ? (
            <Button icon={<Icon name="pen" />} hotkey="e" onClick={edit}>
              {isKept(project, id) ? t.script.goOnEditing : t.script.edit}
            </Button>
          ) : mayReplace ? (
            <Replace format={script.format} onFile={take} />
          ) : (
            isText && <span className="soft">{t.script.mayNotEdit}</span>
          )
        }
      />
      {newer !== null && (
        <Suspense>
          <Newer
            project={project}
            shown={text.data}
            rows={rows}
            text={newer}
            onClose={() => setNewer(null)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The way for a newer file for whoever drops nothing. */
function Replace({ format, onFile }: { format: string; onFile(file: File): void }) {
  const t = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<Icon name="upload" />} onClick={() => chooser.current?.click()}>
        {t.script.newerFile}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={format === "fdx" ? ".fdx" : ".yaml,.yml"}
        aria-label={t.script.newerFile}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

function useWarm(project: string, script: string, text: string | undefined): void {
  useEffect(() => {
    if (text !== undefined) void warm(project, script, text);
  }, [project, script, text]);
}
