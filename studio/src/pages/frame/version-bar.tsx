import { nameIn } from "../../api/signature";
import type { FrameRow, HistoryRow } from "../../api/schema";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { actualZoom, type Viewing } from "../../ui/stage/view";
import { useLanguage, useWords } from "../../words";
import { firstAgainst } from "./against";
import { oldestFirst } from "./data";
import { toggleDrawing } from "./keys";
import { look, useLooks } from "./look";
import { shortTime } from "./times";
import styles from "./version-bar.module.css";

interface Props {
  rows: readonly HistoryRow[];
  shown: HistoryRow | null;
  counting: HistoryRow | null;
  row: FrameRow | null;
  viewing: Viewing;
  mayDraw: boolean;
}

/** The versions to go through, how near one looks, and the ways into comparing and drawing. */
export function VersionBar({ rows, shown, counting, row, viewing, mayDraw }: Props) {
  const t = useWords();
  const frame = row?.frame_id;
  const state = useLooks();
  const isHere = state.frame === frame;
  const isCounting = shown?.render_version === counting?.render_version;
  const draws = isHere && state.draws;
  const compares = isHere && state.against !== null;
  const first = firstAgainst(rows, shown, row);
  const { language } = useLanguage();
  const near = viewing.view.zoom / (actualZoom(viewing.picture, viewing.room) || 1);
  return (
    <div className={styles.bar}>
      <Versions rows={rows} shown={shown} counting={counting} />
      <Button
        look="quiet"
        icon={<Icon name="grid" />}
        hotkey="v"
        aria-haspopup="dialog"
        disabled={!row || row.review_status === "omitted"}
        onClick={() => look({ variants: true })}
      >
        <span className={styles.word}>{t.variants.open}</span>
      </Button>
      <div className={styles.tools} role="group" aria-label={t.frame.view}>
        <Button look="quiet" iconOnly icon={<Icon name="fit" />} hotkey="0" onClick={viewing.fit}>
          {t.frame.fit}
        </Button>
        <Button
          look="quiet"
          iconOnly
          icon={<Icon name="minus" />}
          hotkey="-"
          onClick={() => viewing.zoomBy(1 / 1.4)}
        >
          {t.frame.farther}
        </Button>
        <button type="button" className={styles.percent} title={t.frame.actual} onClick={viewing.actual}>
          {near.toLocaleString(language, { style: "percent" })}
        </button>
        <Button
          look="quiet"
          iconOnly
          icon={<Icon name="plus" />}
          hotkey="+"
          onClick={() => viewing.zoomBy(1.4)}
        >
          {t.frame.nearer}
        </Button>
      </div>
      <Button
        look="quiet"
        icon={<Icon name="compare" />}
        hotkey="c"
        aria-pressed={compares}
        disabled={!first && !compares}
        title={first ? undefined : t.frame.nothingToCompare}
        onClick={() => look({ against: compares ? null : first })}
      >
        <span className={styles.word}>{t.frame.compare}</span>
      </Button>
      {mayDraw && (
        <Button
          look="quiet"
          icon={<Icon name="pen" />}
          hotkey="d"
          aria-pressed={draws}
          disabled={!isCounting || !shown?.is_there}
          title={isCounting ? undefined : t.frame.drawOnly}
          onClick={toggleDrawing}
        >
          <span className={styles.word}>{t.frame.draw}</span>
        </Button>
      )}
    </div>
  );
}

function Versions({ rows, shown, counting }: Pick<Props, "rows" | "shown" | "counting">) {
  const t = useWords();
  const { language } = useLanguage();

  const last = shown?.decisions.at(-1);
  const said = last
    ? `${t.frame.kinds[last.decision as keyof typeof t.frame.kinds]}: ${nameIn(last.by)}${last.note ? `, “${last.note}”` : ""}`
    : shown
      ? t.frame.drawnAt(shortTime(shown.at, language), nameIn(shown.by))
      : "";
  return (
    <div className={styles.versions}>
      <div className={styles.track} role="group" aria-label={t.frame.versions}>
        {oldestFirst(rows).map((one) => {
          const version = one.render_version ?? 0;
          const counts = one.render_version === counting?.render_version;
          return (
            <button
              key={version}
              type="button"
              className={styles.version}
              aria-pressed={one.render_version === shown?.render_version}
              data-status={one.review_status}
              data-draft={one.draft || undefined}
              aria-label={[
                t.frame.version(version),
                counts && t.frame.counts,
                t.common.review[one.review_status as keyof typeof t.common.review],
              ]
                .filter(Boolean)
                .join(", ")}
              title={t.frame.drawnAt(shortTime(one.at, language), nameIn(one.by))}
              onClick={() => look({ version: counts ? null : version })}
            >
              {t.frame.version(version)}
            </button>
          );
        })}
      </div>
      <span className={styles.said} dir="auto" title={said}>
        {said}
      </span>
    </div>
  );
}
