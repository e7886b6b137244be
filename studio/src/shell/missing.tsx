import { Link } from "wouter";

import { Empty } from "../ui/state";
import { useWords } from "../words";

export function Missing() {
  const t = useWords();
  return (
    <main>
      <Empty title={t.shell.notFoundTitle}>
        <p>{t.shell.notFound}</p>
        <Link href="/?all">{t.shell.toProjects}</Link>
      </Empty>
    </main>
  );
}
