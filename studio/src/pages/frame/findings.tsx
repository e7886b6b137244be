/** What the check says of the version that is shown: in words, with the crop beside the locked picture. */
import { useQuery } from "@tanstack/react-query";

import { thumbnailAt } from "../../api/pictures";
import type { CheckedVersion, HistoryRow } from "../../api/schema";
import { Badge, type Tone } from "../../ui/badge";
import { HintLine } from "../../ui/hint";
import { usePicture } from "../../ui/stage/pictures";
import { useWords } from "../../words";
import { checkOf, pictureOf } from "./data";
import styles from "./findings.module.css";
import { look, useLooks } from "./look";
import { boxOf, measured, type Box } from "./measured";

type Finding = Omit<CheckedVersion["findings"][number], "box"> & { box: readonly number[] | null };

interface Props {
  project: string;
  frame: string;
  shown: HistoryRow | null;
  names: ReadonlyMap<string, string>;
}

const TONES: Record<string, Tone> = { failed: "bad", warned: "warn", "not judged": "warn", passed: "good" };

export function Findings({ project, frame, shown, names }: Props) {
  const t = useWords();
  const version = shown?.render_version ?? null;
  const { data } = useQuery(checkOf(project, frame, version));
  if (shown?.draft) return <p className="soft">{t.frame.draftSaid}</p>;
  if (version === null || !data) return null;
  const numbered = data.findings.map((finding, at) => ({ finding, at }));
  const open = numbered.filter(({ finding }) => finding.outcome !== "passed" || finding.excused);
  const weight = ({ finding }: (typeof numbered)[number]) =>
    Number(finding.threshold !== null) + Number(finding.reference !== null);
  const passed = numbered
    .filter(({ finding }) => finding.outcome === "passed" && !finding.excused)
    .toSorted((a, b) => weight(b) - weight(a)); // what was measured says more than what is as it should be
  const list = (rows: typeof numbered) => (
    <ul className={styles.list}>
      {rows.map(({ finding, at }) => (
        <li key={at}>
          <OneFinding project={project} shown={shown} finding={finding} at={at} names={names} />
        </li>
      ))}
    </ul>
  );
  return (
    <section>
      <h2>{t.frame.findings}</h2>
      {data.verdict === "not checked" && <p className="soft">{t.frame.notChecked}</p>}
      {open.length > 0 && list(open)}
      {passed.length > 0 && (
        <details className={styles.passed}>
          <summary>{t.frame.passed(passed.length)}</summary>
          {list(passed)}
        </details>
      )}
    </section>
  );
}

function OneFinding({
  project,
  shown,
  finding,
  at,
  names,
}: {
  project: string;
  shown: HistoryRow | null;
  finding: Finding;
  at: number;
  names: ReadonlyMap<string, string>;
}) {
  const t = useWords();
  const isChosen = useLooks((state) => state.finding === at);
  const tone = finding.excused ? "calm" : (TONES[finding.outcome] ?? "plain");
  const box = boxOf(finding);
  const showsPair = box !== null && finding.reference !== null;
  return (
    <article className={styles.finding} data-tone={tone}>
      <header className={styles.head}>
        <Badge tone={tone}>{t.frame.outcomes[finding.outcome as keyof typeof t.frame.outcomes]}</Badge>
        <code className={styles.rule}>{finding.rule}</code>
        {finding.box && (
          <button
            type="button"
            className={styles.where}
            aria-pressed={isChosen}
            onClick={() => look({ finding: isChosen ? null : at })}
          >
            {t.frame.showInPicture}
          </button>
        )}
      </header>
      <p dir="auto">{finding.message}</p>
      {finding.other && <p>{t.frame.looksLike(names.get(finding.other) ?? finding.other)}</p>}
      {finding.excused && <p className={styles.excused}>{t.frame.excused(finding.excused)}</p>}
      {showsPair && (
        <div className={styles.pair}>
          <figure>
            {shown && <Crop src={pictureOf(project, shown)} box={box} />}
            <figcaption>{t.frame.cropOf}</figcaption>
          </figure>
          <figure>
            <img src={thumbnailAt(project, finding.reference ?? "", 150)} alt="" decoding="async" />
            <figcaption>{t.frame.lockOf}</figcaption>
          </figure>
        </div>
      )}
      <Score finding={finding} />
      {finding.hint && (
        <p className={styles.hint}>
          <HintLine hint={finding.hint} />
        </p>
      )}
    </article>
  );
}

/** A part of the picture, with a little around it. */
function Crop({ src, box: [left, top, right, bottom] }: { src: string; box: Box }) {
  const { picture } = usePicture(src);
  const around = Math.max(right - left, bottom - top) * 0.06;
  const view = [left - around, top - around, right - left + 2 * around, bottom - top + 2 * around];
  return (
    <svg className={styles.crop} viewBox={view.map((one) => one.toFixed(1)).join(" ")} aria-hidden="true">
      {picture && <image href={picture.src} width={picture.width} height={picture.height} />}
    </svg>
  );
}

/** The score as a bar whose middle is the threshold. */
function Score({ finding }: { finding: Finding }) {
  const t = useWords();
  if (finding.score === null || finding.threshold === null) return null;
  const { at, score, threshold } = measured(finding.score, finding.threshold);
  const said = t.frame.measured(score, threshold);
  return (
    <div className={styles.score}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={said}>
        <rect width="100" height="6" rx="3" className={styles.track} />
        <rect
          x={Math.min(at, 50)}
          width={Math.abs(at - 50)}
          height="6"
          className={at >= 50 ? styles.above : styles.below}
        />
        <rect x="49.500" width="1" height="6" className={styles.tick} />
      </svg>
      <span aria-hidden="true">{said}</span>
    </div>
  );
}
