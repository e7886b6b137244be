import type { FrameRow } from "../../api/schema";
import { Badge } from "../../ui/badge";
import { HintLine } from "../../ui/hint";
import { useWords } from "../../words";
import styles from "./facts.module.css";
import { approvalOf } from "./said";

/** The first thing that one has to know before deciding, if there is one. */
export function WhyShort({ row }: { row: FrameRow }) {
  const t = useWords();
  const approved = row.review_status === "outdated" ? approvalOf(row)?.version : null;
  const isSince = typeof approved === "number" && row.reasons.length > 0;
  const lines = [...row.stale_because.map((one) => `${t.frame.why.stale}: ${one}`), ...row.reasons];
  if (lines.length + row.blockers.length === 0) return null;
  return (
    <section className={styles.notice} aria-label={t.frame.why.reasons}>
      {isSince && <p>{t.frame.why.sinceApproval(approved)}</p>}
      <ul>
        {lines.map((one) => (
          <li key={one} dir="auto">
            {one}
          </li>
        ))}
        {row.blockers.map((one) => (
          <li key={one.code + one.asset}>{one.message}</li>
        ))}
      </ul>
    </section>
  );
}

/** Why the frame stands as it does, and what would bring it further. */
export function Why({ row, names }: { row: FrameRow; names: ReadonlyMap<string, string> }) {
  const t = useWords();
  const isQuiet = row.stale_because.length + row.reasons.length + row.blockers.length === 0;
  return (
    <>
      <section>
        <h2>{t.frame.why.needs}</h2>
        <Badge tone={row.needs === "none" ? "good" : "plain"}>
          {t.common.needs[row.needs as keyof typeof t.common.needs]}
        </Badge>
      </section>
      {isQuiet && <p className="soft">{t.frame.why.nothing}</p>}
      <List title={t.frame.why.stale} items={row.stale_because} />
      <List title={t.frame.why.reasons} items={row.reasons} />
      {row.blockers.length > 0 && (
        <section>
          <h2>{t.frame.why.blockers}</h2>
          <ul className={styles.list}>
            {row.blockers.map((one) => (
              <li key={one.code + one.asset}>
                <p>{one.message}</p>
                {one.hint && <HintLine hint={one.hint} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t.frame.why.made}</h2>
        <ul className={styles.list}>
          {row.dependencies.assets.map((one) => {
            const [id = one, version = ""] = one.split("@");
            return (
              <li key={one} className={styles.pair}>
                <span dir="auto">{names.get(id) ?? id}</span>
                <code>{version}</code>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.list}>
        {items.map((one) => (
          <li key={one} dir="auto">
            {one}
          </li>
        ))}
      </ul>
    </section>
  );
}
