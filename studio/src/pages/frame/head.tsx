import { Link } from "wouter";

import type { BoardRow, FrameRow } from "../../api/schema";
import { Badge, toneOfRender, toneOfVerdict } from "../../ui/badge";
import { ReviewBadge } from "../../ui/review-badge";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import { at } from "../table";
import type { usePlace } from "./film";
import styles from "./head.module.css";

interface Props {
  project: string;
  frame: string;
  row: FrameRow | null;
  /** What the board knows of it, until the row is read. */
  board: BoardRow | undefined;
  place: ReturnType<typeof usePlace>;
  /** How many of the film's frames are approved. */
  decided: { approved: number; of: number };
  onOpen(frame: string | null): void;
}

/** Which frame it is, how it stands, and the way to the ones beside it. */
export function Head({ project, frame, row, board, place, decided, onOpen }: Props) {
  const t = useWords();
  const known = row ?? board;
  return (
    <header className={styles.head}>
      <Link
        href={place.from ?? at(project, "board")}
        className={styles.back ?? ""}
        aria-label={t.frame.backToList}
        title={t.frame.backToList}
      >
        <Icon name="grid" />
      </Link>
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="previous" />}
        hotkey="k"
        disabled={!place.previous}
        onClick={() => onOpen(place.previous)}
      >
        {t.frame.previous}
      </Button>
      <Button
        look="quiet"
        iconOnly
        icon={<Icon name="next" />}
        hotkey="j"
        disabled={!place.next}
        onClick={() => onOpen(place.next)}
      >
        {t.frame.next}
      </Button>
      <h1 className={styles.title}>
        <span className={styles.shot}>{known?.shot ?? frame}</span>
        <span className={styles.heading} dir="auto">
          {row?.heading ?? ""}
        </span>
      </h1>
      {known && (
        <span className={styles.state}>
          <ReviewBadge row={known} />
          {known.verdict !== "passed" && (
            <Badge tone={toneOfVerdict[known.verdict] ?? "plain"}>
              {t.common.verdict[known.verdict as keyof typeof t.common.verdict]}
            </Badge>
          )}
          {known.render_state !== "fresh" && known.render_state && (
            <Badge tone={toneOfRender[known.render_state] ?? "plain"}>
              {t.common.render[known.render_state as keyof typeof t.common.render]}
            </Badge>
          )}
        </span>
      )}
      <span className={styles.position}>
        {place.at > 0 && t.frame.position(place.at, place.of)}
        {decided.of > 0 && (
          <span className={styles.decided}> · {t.frame.decidedOf(decided.approved, decided.of)}</span>
        )}
      </span>
    </header>
  );
}
