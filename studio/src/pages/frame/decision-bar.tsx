import { nameIn } from "../../api/signature";
import type { FrameRow, HistoryRow } from "../../api/schema";
import type { Right } from "../../api/session";
import { writer } from "../../api/standing";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Toggle } from "../../ui/field";
import { useLanguage, useWords } from "../../words";
import styles from "./decision-bar.module.css";
import type { Decisions } from "./decisions";
import { Needs } from "./needs";
import { goOnAfterwards, look, useLooks } from "./look";
import { shortTime } from "./times";
import { approvalOf } from "./said";

interface Props {
  project: string;
  row: FrameRow | null;
  shown: HistoryRow | null;
  counting: HistoryRow | null;
  decisions: Decisions;
  may(right: Right): boolean;
}

/** What can be decided, always at the same place. */
export function DecisionBar({ project, row, shown, counting, decisions, may }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const goesOn = useLooks((state) => state.goesOn);
  const hasPicture = row !== null && row.render_version !== null && row.review_status !== "omitted";
  const isOlder = counting !== null && shown?.render_version !== counting.render_version;
  const fails = (row?.failing_rules.length ?? 0) > 0;
  const isReady = row?.needs === "decision" || row?.needs === "none"; // else something comes first
  return (
    <section className={styles.bar} aria-label={t.frame.decisions}>
      <div className={styles.buttons}>
        {may("decide") && (
          <>
            <Button
              {...(isReady ? { look: "main" as const } : {})}
              icon={<Icon name="check" />}
              hotkey={fails ? "Shift+a" : "a"}
              disabled={!hasPicture || row.review_status === "approved"}
              onClick={decisions.approve}
            >
              {t.frame.approve}
            </Button>
            <Button
              icon={<Icon name="retake" />}
              hotkey="r"
              disabled={!hasPicture}
              onClick={() => decisions.write("retake")}
            >
              {t.frame.retake}
            </Button>
          </>
        )}
        {may("comment") && (
          <Button
            iconOnly={may("decide")}
            icon={<Icon name="note" />}
            hotkey="n"
            disabled={!row}
            onClick={() => decisions.write("note")}
          >
            {t.frame.note}
          </Button>
        )}
        {may("decide") && (
          <Button
            iconOnly
            icon={<Icon name="reject" />}
            hotkey="Shift+r"
            disabled={!hasPicture}
            onClick={() => decisions.write("reject")}
          >
            {t.frame.reject}
          </Button>
        )}
      </div>
      {row && <OfBefore row={row} />}
      {row && <Needs key={row.frame_id} project={project} row={row} may={may} />}
      {isOlder ? (
        <p className={styles.line}>
          <span>{t.frame.decideOnCounting(shown?.render_version ?? 0, counting.render_version ?? 0)}</span>
          <button type="button" className={styles.link} onClick={() => look({ version: null })}>
            {t.frame.showVersion(counting.render_version ?? 0)}
          </button>
        </p>
      ) : (
        <div className={styles.line}>
          {may("decide") ? (
            <Toggle
              label={t.frame.goesOn}
              checked={goesOn}
              onChange={(event) => goOnAfterwards(event.target.checked)}
            />
          ) : (
            !may("comment") && <span>{t.common.notAllowed}</span>
          )}
          {row?.approved_by && row.review_status === "approved" && (
            <span className={styles.by} dir="auto">
              {t.frame.approvedBy(nameIn(row.approved_by), shortTime(row.approved_at ?? "", language))}
            </span>
          )}
        </div>
      )}
    </section>
  );
}

/** What was approved is another picture than this one, or was drawn from something else. */
function OfBefore({ row }: { row: FrameRow }) {
  const t = useWords();
  const approval = row.review_status === "outdated" ? approvalOf(row) : null;
  if (!approval) return null;
  const who = approval.by === writer() ? null : nameIn(approval.by);
  return (
    <p className={styles.before} dir="auto">
      {t.frame.approvedBefore(who, approval.version, row.render_version)}
    </p>
  );
}
