import { useEffect, useRef, useState, type ReactNode } from "react";

import type { Board } from "../../api/board";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { Menu, type MenuItem } from "../../ui/menu";
import { useWords } from "../../words";
import { turned, type Counts, type Facet, type Filter } from "./filter";
import { SIZES } from "./layout";
import { showSize, useBoard } from "./store";
import styles from "./toolbar.module.css";

interface Props {
  board: Board;
  filter: Filter;
  counts: Counts;
  fileName: string;
  onFilter(filter: Filter): void;
  onFile(file: File | null): void;
  children?: ReactNode;
}

/** Search, filters and sizes, above the cards. */
export function Toolbar({ board, filter, counts, fileName, onFilter, onFile, children }: Props) {
  const t = useWords();
  const { review, render, verdict } = t.common;
  const chip = (facet: Facet, value: string, label: string) => (
    <Chip
      key={value}
      label={label}
      count={counts[facet][value] ?? 0}
      isOn={filter[facet].includes(value)}
      onTurn={() => onFilter(turned(filter, facet, value))}
    />
  );
  return (
    <div className={styles.bar} role="group" aria-label={t.board.filters}>
      <Search words={filter.words} onWords={(words) => onFilter({ ...filter, words })} />
      <PictureButton onFile={onFile} />
      <div className={styles.chips}>
        {filter.asks && (
          <Chip label={t.board.asks} isOn onTurn={() => onFilter({ ...filter, asks: false })} />
        )}
        {filter.scenes.map((scene) => (
          <Chip
            key={scene}
            label={t.board.onlyScene(scene)}
            isOn
            onTurn={() => onFilter(turned(filter, "scenes", scene))}
          />
        ))}
        {(fileName || filter.like) && (
          <Chip
            label={fileName ? t.board.likePicture(fileName) : t.board.likeFrame(shotOf(board, filter.like))}
            isOn
            onTurn={() => {
              onFile(null);
              onFilter({ ...filter, like: "" });
            }}
          />
        )}
        {chip("review", "waiting", review.waiting)}
        {chip("review", "retake", review.retake)}
        {chip("review", "outdated", review.outdated)}
        {chip("review", "approved", review.approved)}
        {chip("verdict", "quarantined", verdict.quarantined)}
        {chip("render", "stale", render.stale)}
        <Chip
          label={t.board.withRemarks}
          count={counts.noted}
          isOn={filter.noted}
          onTurn={() => onFilter({ ...filter, noted: !filter.noted })}
        />
        <Menus board={board} filter={filter} counts={counts} onFilter={onFilter} />
        {(counts.omitted > 0 || filter.omitted) && (
          <Chip
            label={t.board.leftOut}
            count={counts.omitted}
            isOn={filter.omitted}
            onTurn={() => onFilter({ ...filter, omitted: !filter.omitted })}
          />
        )}
      </div>
      {children}
      <Sizes />
    </div>
  );
}

/** A frame as people call it. */
const shotOf = (board: Board, frame: string): string =>
  board.rows.find((row) => row.frame_id === frame)?.shot ?? frame;

interface ChipProps {
  label: string;
  count?: number;
  isOn: boolean;
  onTurn(): void;
}

function Chip({ label, count, isOn, onTurn }: ChipProps) {
  if (count === 0 && !isOn) return null; // what would show nothing is not offered
  return (
    <button type="button" className={styles.chip} aria-pressed={isOn} onClick={onTurn}>
      {label}
      {count !== undefined && <span className={styles.count}>{count.toLocaleString()}</span>}
    </button>
  );
}

const WRITES_MS = 120;

function Search({ words, onWords }: { words: string; onWords(words: string): void }) {
  const t = useWords();
  const [text, setText] = useState(words);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(words), [words]); // "back", or "show all"
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <label className={styles.search}>
      <Icon name="search" />
      <span className="visually-hidden">{t.board.search}</span>
      <input
        type="search"
        data-search
        dir="auto"
        value={text}
        placeholder={t.board.search}
        aria-keyshortcuts="/"
        onChange={({ target }) => {
          setText(target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => onWords(target.value), WRITES_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape" || event.key === "Enter" || event.key === "ArrowDown") {
            event.preventDefault();
            if (event.key === "Escape") onWords("");
            document.querySelector<HTMLElement>("[role=grid]")?.focus();
          }
        }}
      />
    </label>
  );
}

function PictureButton({ onFile }: { onFile(file: File | null): void }) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="quiet" iconOnly icon={<Icon name="picture" />} onClick={() => input.current?.click()}>
        {t.board.byPicture}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={({ target }) => {
          onFile(target.files?.[0] ?? null);
          target.value = "";
        }}
      />
    </>
  );
}

type ListName = "needs" | "assets" | "places";

function Menus({ board, filter, counts, onFilter }: Pick<Props, "board" | "filter" | "counts" | "onFilter">) {
  const t = useWords();
  const [open, setOpen] = useState<{ name: ListName; at: DOMRect } | null>(null);
  const close = () => setOpen(null);
  const labels = { needs: t.board.needs, assets: t.board.characters, places: t.board.places };
  const nameOf = (name: ListName, value: string): string =>
    name === "needs"
      ? t.common.needs[value as keyof typeof t.common.needs]
      : (board.assets[value]?.name ?? value);
  const items = (name: ListName): MenuItem[] =>
    [...new Set([...Object.keys(counts[name]), ...filter[name]])]
      .map((value) => ({ value, label: nameOf(name, value), count: counts[name][value] ?? 0 }))
      .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label))
      .map(({ value, label, count }) => ({
        label,
        count,
        checked: filter[name].includes(value),
        run: () => onFilter(turned(filter, name, value)),
      }));
  return (
    <>
      {(["needs", "assets", "places"] as const).map((name) => {
        const chosen = filter[name];
        return (
          <button
            key={name}
            type="button"
            className={styles.chip}
            aria-haspopup="menu"
            aria-expanded={open?.name === name}
            data-on={chosen.length > 0 || undefined}
            onClick={({ currentTarget }) => setOpen({ name, at: currentTarget.getBoundingClientRect() })}
          >
            {chosen.length > 0 ? chosen.map((one) => nameOf(name, one)).join(", ") : labels[name]}
            <span className={styles.down} aria-hidden="true" />
          </button>
        );
      })}
      {open && <Menu label={labels[open.name]} at={open.at} items={items(open.name)} onClose={close} />}
    </>
  );
}

function Sizes() {
  const t = useWords();
  const size = useBoard((state) => state.size);
  return (
    <div className={styles.sizes} role="group" aria-label={t.board.sizes}>
      {SIZES.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={size === one}
          aria-label={`${one} ${t.board.sizeNames[one - 1]}`}
          title={`${t.board.sizeNames[one - 1]} (${one})`}
          aria-keyshortcuts={String(one)}
          onClick={() => showSize(one)}
        >
          {one}
        </button>
      ))}
    </div>
  );
}
