import { nameIn } from "../../api/signature";
import type { EarlierDecision, FrameRow, HistoryRow } from "../../api/schema";
import { Badge, type Tone } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useLanguage, useWords } from "../../words";
import type { Decisions } from "./decisions";
import { useDrawn } from "./drawn";
import { look, useLooks } from "./look";
import styles from "./remarks.module.css";
import { partsOf, threadsOf } from "./said";
import { shortTime } from "./times";

interface Props {
  row: FrameRow;
  shown: HistoryRow | null;
  decisions: Decisions;
  mayReply: boolean;
}

const TONES: Record<string, Tone> = {
  approve: "good",
  retake: "warn",
  reject: "bad",
  exception: "calm",
  comment: "plain",
  reopen: "plain",
};

/** What was said of the frame, with answers below what they answer. */
export function Remarks({ row, shown, decisions, mayReply }: Props) {
  const t = useWords();
  const threads = threadsOf(row.said);
  return (
    <section aria-label={t.frame.remarks}>
      <h2>{t.frame.remarks}</h2>
      {threads.length === 0 && <p className="soft">{t.frame.noRemarks}</p>}
      <ol className={styles.threads}>
        {threads.map(({ first, replies }) => (
          <li key={first.id}>
            <Remark
              row={row}
              said={first}
              shown={shown}
              {...(mayReply ? { onReply: decisions.write } : {})}
            />
            {replies.length > 0 && (
              <ol className={styles.replies}>
                {replies.map((one) => (
                  <li key={one.id}>
                    <Remark row={row} said={one} shown={shown} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface RemarkProps {
  row: FrameRow;
  said: EarlierDecision;
  shown: HistoryRow | null;
  onReply?: Decisions["write"];
}

function Remark({ row, said, shown, onReply }: RemarkProps) {
  const t = useWords();
  const { language } = useLanguage();
  const isChosen = useLooks((state) => state.remark === said.id);
  const isSeen = useDrawn({ row, shown })?.id === said.id;
  const isDrawn = said.drawing.length > 0;
  const isOther = said.render_version !== shown?.render_version;
  return (
    <article className={styles.remark} data-chosen={isChosen || undefined}>
      <header className={styles.head}>
        <b dir="auto">{nameIn(said.by)}</b>
        {said.decision !== "comment" && (
          <Badge tone={TONES[said.decision] ?? "plain"}>
            {t.frame.kinds[said.decision as keyof typeof t.frame.kinds]}
          </Badge>
        )}
        <time dateTime={said.at} className={styles.time}>
          {shortTime(said.at, language)}
          {said.render_version !== null && ` · v${said.render_version}`}
        </time>
      </header>
      {said.note && (
        <p className={styles.note} dir="auto">
          {partsOf(said.note).map(({ text, isMention }, at) => {
            // Parts of one text have no other name than their place in it.
            // oxlint-disable-next-line react/no-array-index-key
            return isMention ? <b key={at}>{text}</b> : <span key={at}>{text}</span>;
          })}
        </p>
      )}
      <div className={styles.actions}>
        {isDrawn && (
          <Button
            look="quiet"
            icon={<Icon name="pen" />}
            aria-pressed={isSeen || (isChosen && isOther)}
            onClick={() =>
              isSeen || (isChosen && isOther)
                ? look({ remark: null, hidesDrawing: isSeen })
                : look({ remark: said.id, draws: false, hidesDrawing: false })
            }
          >
            {t.frame.showDrawing}
          </Button>
        )}
        {onReply && (
          <Button look="quiet" onClick={() => onReply("note", said.id)}>
            {t.frame.reply}
          </Button>
        )}
      </div>
      {isChosen && isDrawn && isOther && said.render_version !== null && (
        <p className={styles.other}>
          <span>{t.frame.otherVersion(said.render_version)}</span>
          <Button look="quiet" onClick={() => look({ version: said.render_version })}>
            {t.frame.showVersion(said.render_version)}
          </Button>
        </p>
      )}
    </article>
  );
}
