import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { projects } from "../../api/queries";
import { at } from "../table";
import { Empty, Failed, Loading } from "../../ui/state";
import { useWords } from "../../words";

export default function StartPage() {
  const t = useWords();
  const { data, error, refetch } = useQuery(projects);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <main>
      <Empty title={t.start.title}>
        <ul>
          {data.projects.map((one) => (
            <li key={one.project_id}>
              <Link href={at(one.project_id, "board")} dir="auto">
                {one.name || one.project_id}
              </Link>
            </li>
          ))}
        </ul>
      </Empty>
    </main>
  );
}
