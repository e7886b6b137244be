import { Badge, type Tone } from "../../ui/badge";
import { useWords } from "../../words";

const TONES: Record<string, Tone> = { "in use": "good", expired: "plain", revoked: "bad" };

/** Does a link or a token still open something, and did anybody come by it yet? */
export function State({
  of,
  unused,
}: {
  of: { state: "in use" | "expired" | "revoked"; last_used_at: string | null };
  unused: string;
}) {
  const t = useWords();
  if (of.state === "in use" && !of.last_used_at) return <Badge tone="plain">{unused}</Badge>;
  return <Badge tone={TONES[of.state] ?? "plain"}>{t.people.states[of.state]}</Badge>;
}
