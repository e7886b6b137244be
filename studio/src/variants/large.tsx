/** The variant that is looked at, large, with what is known of it; or the frame's picture as it is now. */
import { fileAt, framePicture } from "../api/pictures";
import { nameIn } from "../api/signature";
import { Badge, toneOfVerdict } from "../ui/badge";
import { useAhead } from "../ui/stage/pictures";
import { Stage } from "../ui/stage/stage";
import { useViewing } from "../ui/stage/view";
import { When } from "../ui/when";
import { useWords } from "../words";
import { bestOf, countsNow, type Answer, type Row } from "./rows";
import styles from "./window.module.css";

interface Props {
  project: string;
  shot: string;
  answer: Answer;
  row: Row;
  /** Those that may be looked at next. */
  ahead: readonly Row[];
  compares: boolean;
}

export function Large({ project, shot, answer, row, ahead, compares }: Props) {
  const t = useWords();
  const viewing = useViewing(answer.frame.frame_id); // all are seen at the same place and as near
  const version = answer.frame.render_version;
  const now = version === null ? null : framePicture(project, answer.frame.frame_id, { version });
  useAhead([...(now ? [now] : []), ...ahead.slice(0, 9).map((one) => fileAt(project, one.picture))]);
  return (
    <div className={styles.large}>
      <div className={styles.stage}>
        <Stage
          src={fileAt(project, row.picture)}
          alt={t.variants.picture(row.candidate, shot)}
          viewing={viewing}
          second={
            compares && now && version !== null
              ? { src: now, alt: t.variants.now(version), manner: "onion", amount: 1 }
              : null
          }
        >
          <p className={styles.which} role="status">
            {compares && version !== null ? t.variants.now(version) : t.variants.one(row.candidate)}
          </p>
        </Stage>
      </div>
      <Facts answer={answer} row={row} />
    </div>
  );
}

function Facts({ answer, row }: Pick<Props, "answer" | "row">) {
  const t = useWords();
  const version = answer.frame.render_version;
  return (
    <div className={styles.facts}>
      <p className={styles.line}>
        <Badge tone={toneOfVerdict[row.verdict] ?? "plain"}>
          {t.common.verdict[row.verdict as keyof typeof t.common.verdict] ?? row.verdict}
        </Badge>
        {row.likeness !== null && <span>{t.assets.likeness(row.likeness)}</span>}
        {row.candidate === bestOf(answer) && <Badge tone="calm">{t.variants.best}</Badge>}
        {row.picked_as !== null && (
          <Badge>
            {countsNow(row, version)
              ? t.variants.countsNow(row.picked_as)
              : t.variants.isVersion(row.picked_as)}
          </Badge>
        )}
        <span className="soft">
          {t.variants.seed(row.seed)} · <span dir="auto">{nameIn(row.by)}</span>, <When at={row.at} />
        </span>
      </p>
      {!row.is_current && <p className="soft">{t.variants.beforeSaid}</p>}
      {row.findings.length > 0 && (
        <ul>
          {row.findings.map((one) => (
            <li key={`${one.rule} ${one.message}`} dir="auto">
              {one.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
