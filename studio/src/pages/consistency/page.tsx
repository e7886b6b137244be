import { useWords } from "../../words";
import { Empty } from "../../ui/state";

export default function Page() {
  const t = useWords();
  return <Empty title={t.shell.pages.consistency} />;
}
