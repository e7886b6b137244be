import type { BoardRow } from "../../api/board";
import { Icon } from "../../ui/icon";
import type { MenuItem } from "../../ui/menu";
import type { Words } from "../../words";
import type { Acts } from "./dock";
import type { BoardCut } from "./use-board-cut";

interface About {
  t: Words;
  acts: Acts;
  /** Where the cut can be changed. */
  cut: BoardCut | null;
  /** What it is about. */
  cards: readonly string[];
  rows: readonly BoardRow[];
  mayDecide: boolean;
  mayComment: boolean;
  onlyScene(): void;
  moreLike(): void;
}

/** What can be done with a card, or with all that are chosen. */
export function menuItems(about: About): MenuItem[] {
  const { t, acts, rows, mayDecide, mayComment, onlyScene, moreLike } = about;
  const items: MenuItem[] = [
    { label: t.board.openFrame, hotkey: "Enter", icon: <Icon name="eye" />, run: acts.open },
    { label: t.board.play, hotkey: "Space", icon: <Icon name="play" />, run: acts.play },
  ];
  if (rows.length === 1 && !rows[0]?.omitted) {
    items.push({ label: t.variants.open, hotkey: "v", icon: <Icon name="grid" />, run: acts.variants });
  }
  if (mayDecide) {
    items.push(
      {
        label: t.board.approve,
        hotkey: "a",
        icon: <Icon name="check" />,
        begins: true,
        run: acts.approve,
      },
      { label: t.board.retake, hotkey: "r", icon: <Icon name="retake" />, run: acts.retake },
    );
  }
  if (mayComment)
    items.push({ label: t.board.note, hotkey: "n", icon: <Icon name="note" />, run: acts.note });
  items.push(
    { label: t.board.moreLike, icon: <Icon name="search" />, begins: true, run: moreLike },
    { label: t.board.onlyThisScene, icon: <Icon name="script" />, run: onlyScene },
  );
  return [...items, ...ofTheCut(about)];
}

function ofTheCut({ t, cut, cards, rows }: About): MenuItem[] {
  const [card] = cards;
  if (!cut || !card || rows.some((row) => row.omitted)) return [];
  if (rows.every((row) => row.out)) {
    const run = () => void cut.insert(cards);
    return [{ label: t.board.putBack, icon: <Icon name="plus" />, begins: true, run }];
  }
  const items: MenuItem[] = [
    {
      label: t.board.insertAfter,
      icon: <Icon name="plus" />,
      begins: true,
      run: () => void cut.insert(cards),
    },
  ];
  if (cards.length === 1) {
    items.push({ label: t.board.split, icon: <Icon name="split" />, run: () => void cut.split(card) });
  }
  items.push({
    label: t.board.omit,
    icon: <Icon name="minus" />,
    tone: "bad",
    run: () => void cut.omit(cards),
  });
  return items;
}
