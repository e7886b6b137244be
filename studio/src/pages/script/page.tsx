/** The screenplay beside its frames. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { boardOf, type BoardRow } from "../../api/board";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import type { PageProps } from "../table";
import "./courier.css";
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

function Script({
  project,
  scripts,
  script,
}: {
  project: string;
  scripts: readonly ScriptFacts[];
  script: ScriptFacts;
}) {
  const text = useQuery(textOf(project, script.script_id));
  const lines = useQuery(linesOf(project, script.script_id));
  const board = useQuery(boardOf(project));
  const cards = board.data?.rows ?? NONE;
  const rows = useMemo(() => new Map(cards.map((row) => [row.frame_id, row])), [cards]);
  const error = text.error ?? lines.error;
  if (!text.data || !lines.data) {
    if (!error) return <Loading />;
    return <Failed error={error} onRetry={() => void Promise.all([text.refetch(), lines.refetch()])} />;
  }
  return <ScriptView project={project} scripts={scripts} shown={text.data} map={lines.data} rows={rows} />;
}
