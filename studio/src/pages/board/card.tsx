import { nameIn } from "../../api/signature";
import { memo } from "react";

import { cardOf, type BoardRow } from "../../api/board";
import { frameThumbnail } from "../../api/pictures";
import { ReviewBadge, reviewWord } from "../../ui/review-badge";
import { useWords, type Words } from "../../words";
import styles from "./card.module.css";
import { drawnNow, type Drawing } from "./drawing";
import type { Size } from "./layout";
import { passesBy, useBoard } from "./store";

/** What is decided of a frame as one sign; a word or the card's name says it, too. */
const SIGNS: Record<string, string> = {
  approved: "✓",
  outdated: "⟳",
  retake: "↩",
  rejected: "✕",
  omitted: "–",
};

const HERE = 1;
const CHOSEN = 2;

export interface CardLook {
  project: string;
  size: Size;
  cardWidth: number;
  fps: number;
  /** What is being drawn now, and what waits for it, as jobs name them. */
  drawing: Drawing;
}

export const idOf = (card: string): string => `card-${card}`;

/** A frame at one place of the cut. Only its own row, and whether somebody is here or chose it, draws it again. */
export const Card = memo(function Card({ row, look }: { row: BoardRow; look: CardLook }) {
  const t = useWords();
  const card = cardOf(row);
  // One number for both, so that a card listens once: there are a hundred of them.
  const state = useBoard(
    ({ cursor, selected }) => (cursor === card ? HERE : 0) + (selected.has(card) ? CHOSEN : 0),
  );
  return (
    <div
      role="gridcell"
      id={idOf(card)}
      data-card={card}
      data-cursor={(state & HERE) > 0 || undefined}
      data-review={row.review_status}
      aria-selected={(state & CHOSEN) > 0}
      aria-label={spoken(row, look, t)}
      className={styles.card}
    >
      <Picture row={row} look={look} />
      {look.size === 1 ? (
        <span className={styles.label} data-sign={SIGNS[row.review_status] ?? ""} title={reviewWord(row, t)}>
          {row.shot}
        </span>
      ) : (
        <About row={row} look={look} />
      )}
    </div>
  );
});

function Picture({ row, look }: { row: BoardRow; look: CardLook }) {
  const t = useWords();
  const trouble = troubleOf(row, look.size, t);
  const why = troubleSaid(row, t);
  if (!row.sha256 && !row.draft) {
    return (
      <span className={styles.nothing} data-trouble={trouble || undefined} title={why || undefined}>
        {look.size > 1 && stateOf(row, look, t)}
      </span>
    );
  }
  const shown = row.sha256
    ? { version: row.render_version, sha256: row.sha256 }
    : { sha256: row.draft, draft: true };
  const address = frameThumbnail(look.project, row.frame_id, shown, look.cardWidth);
  const picture = (
    <img
      className={styles.picture}
      // Pictures of cards that only pass by are not asked for; `askPictures` asks for those that stayed.
      src={passesBy() ? undefined : address}
      data-src={address}
      alt=""
      decoding="async"
      draggable={false}
    />
  );
  if (!trouble) return picture;
  return (
    <span className={styles.framed} data-trouble={trouble} data-warns={warns(row) || undefined} title={why}>
      {picture}
    </span>
  );
}

/** Of a card without a picture. */
function stateOf(row: BoardRow, look: CardLook, t: Words): string {
  const drawn = drawnNow(row, look.drawing);
  if (drawn) return drawn === "now" ? t.board.isDrawn : t.board.waitsForDrawing;
  if (row.render_state === "blocked" && !look.drawing.isRead) return "";
  return t.common.render[row.render_state as "unrendered"] ?? "";
}

/** A sign; with its word where a card has room for it. */
const troubleOf = (row: BoardRow, size: Size, t: Words): string =>
  [
    row.verdict === "quarantined" ? "!" : "",
    row.render_state === "stale" ? (size > 1 ? `≠ ${t.common.render.stale}` : "≠") : "",
  ]
    .join(" ")
    .trim();

/** What the signs on a picture mean. */
const troubleSaid = (row: BoardRow, t: Words): string =>
  [
    row.verdict === "quarantined" ? t.common.verdict.quarantined : "",
    row.render_state === "stale" ? t.board.stale(row.stale_because.join("; ") || t.board.staleUnknown) : "",
  ]
    .filter(Boolean)
    .join(" · ");

function About({ row, look }: { row: BoardRow; look: CardLook }) {
  const t = useWords();
  const { size } = look;
  const problem = problemOf(row, t);
  return (
    <div className={styles.about}>
      <div className={styles.line}>
        <b className={styles.shot}>{row.shot}</b> <ReviewBadge row={row} isShort />{" "}
        {row.findings > 0 && (
          <span className={styles.findings} data-warns={warns(row) || undefined} title={row.finding}>
            {foundWords(row, t)}
          </span>
        )}{" "}
        {row.notes > 0 && <span className={styles.notes}>{t.board.remarks(row.notes)}</span>}
        {size >= 3 && (
          <span className={styles.length}>
            {t.board.sizeAndLength(row.size, row.duration_frames / look.fps)}
          </span>
        )}
      </div>
      {size >= 3 && (
        <p className={styles.words} dir="auto">
          {row.words}
        </p>
      )}
      {size >= 4 && problem && (
        <p className={styles.problem} dir="auto">
          {problem}
        </p>
      )}
    </div>
  );
}

/** What was found of a picture that is not quarantined only warns. */
const warns = (row: BoardRow): boolean => row.verdict !== "quarantined";

const foundWords = (row: BoardRow, t: Words): string =>
  warns(row) ? t.board.warnings(row.findings) : t.board.findings(row.findings);

/** What is most in the way, in the server's words. */
function problemOf(row: BoardRow, t: Words): string {
  if (row.stale_because[0]) return t.board.stale(row.stale_because.join("; "));
  if (row.reasons[0]) return row.reasons.join("; ");
  if (row.finding) return row.finding;
  return row.approved_by ? t.board.approvedBy(nameIn(row.approved_by)) : "";
}

/** The whole card for those who hear it. */
function spoken(row: BoardRow, look: CardLook, t: Words): string {
  const { render, verdict } = t.common;
  const state = row.render_state === "fresh" ? "" : render[row.render_state as keyof typeof render];
  const hasPicture = row.sha256 || row.draft;
  const isPlain = row.review_status === "waiting" && !row.redrawn;
  // What is written on it comes first, in the same order: who speaks to a machine says what they read.
  return [
    row.shot,
    isPlain ? "" : reviewWord(row, t),
    row.findings > 0 ? foundWords(row, t) : "",
    row.notes > 0 ? t.board.remarks(row.notes) : "",
    isPlain ? reviewWord(row, t) : "",
    hasPicture ? state : stateOf(row, look, t),
    row.verdict === "quarantined" ? verdict.quarantined : "",
    row.words,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Asks for pictures that were not asked for while the board moved fast. */
export function askPictures(grid: Element): void {
  for (const picture of grid.querySelectorAll<HTMLImageElement>("img[data-src]:not([src])")) {
    picture.src = picture.dataset["src"] ?? "";
  }
}
