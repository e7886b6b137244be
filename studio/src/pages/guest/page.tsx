import { useWords } from "../../words";
import { Empty } from "../../ui/state";

export default function Page() {
  const t = useWords();
  return (
    <main>
      <Empty title={t.shell.account} />
    </main>
  );
}
