/** How many frames are like the lock and how many are not, as signs. */
import { Badge } from "../../ui/badge";
import { useWords } from "../../words";
import type { Summary } from "./measures";

export function Standings({ sum }: { sum: Summary }) {
  const t = useWords();
  return (
    <>
      {sum.failed > 0 && <Badge tone="bad">{t.consistency.beyond(sum.failed)}</Badge>}
      {sum.warned > 0 && <Badge tone="warn">{t.consistency.doubtful(sum.warned)}</Badge>}
      {sum.failed + sum.warned === 0 && sum.alike > 0 && (
        <Badge tone="good">{t.consistency.alike(sum.alike, sum.frames)}</Badge>
      )}
      {sum.unknown > 0 && <Badge tone="calm">{t.consistency.notChecked(sum.unknown)}</Badge>}
      {sum.undrawn > 0 && <Badge>{t.consistency.undrawnCount(sum.undrawn)}</Badge>}
      {sum.unseen > 0 && <Badge>{t.consistency.notMeasured(sum.unseen)}</Badge>}
    </>
  );
}
