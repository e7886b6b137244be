import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { boardOf } from "../../api/board";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";
import { at, type PageProps } from "../table";
import { BoardView } from "./view";

export default function Page({ project }: PageProps) {
  const t = useWords();
  const { data, error, refetch } = useQuery(boardOf(project));
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />;
  if (data.rows.length === 0) {
    return (
      <Empty title={t.board.empty}>
        <p>{t.board.emptySaid}</p>
        <Link href={at(project, "script")}>{t.board.toScript}</Link>
      </Empty>
    );
  }
  return <BoardView project={project} board={data} />;
}
