import { useWords, type Words } from "../words";
import { Badge, toneOfReview } from "./badge";

interface Reviewed {
  review_status: string;
  /** It was sent back, and has another picture since. */
  redrawn?: boolean;
}

/** What people decided of a frame, in one word. */
export function reviewWord({ review_status, redrawn }: Reviewed, t: Words): string {
  if (redrawn) return t.common.redrawn;
  return t.common.review[review_status as keyof Words["common"]["review"]] ?? review_status;
}

/** That word as a badge. Where `isShort`, a frame that only waits has none. */
export function ReviewBadge({ row, isShort = false }: { row: Reviewed; isShort?: boolean }) {
  const t = useWords();
  if (isShort && row.review_status === "waiting" && !row.redrawn) return null;
  const tone = row.redrawn ? "calm" : (toneOfReview[row.review_status] ?? "plain");
  return <Badge tone={tone}>{reviewWord(row, t)}</Badge>;
}
