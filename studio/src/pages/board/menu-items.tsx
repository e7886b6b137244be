import { Icon } from "../../ui/icon";
import type { MenuItem } from "../../ui/menu";
import type { Words } from "../../words";
import type { Acts } from "./dock";

interface About {
  t: Words;
  acts: Acts;
  mayDecide: boolean;
  mayComment: boolean;
  onlyScene(): void;
  moreLike(): void;
}

/** What can be done with a card, or with all that are chosen. */
export function menuItems({ t, acts, mayDecide, mayComment, onlyScene, moreLike }: About): MenuItem[] {
  const items: MenuItem[] = [
    { label: t.board.openFrame, hotkey: "Enter", icon: <Icon name="eye" />, run: acts.open },
    { label: t.board.play, hotkey: "Space", icon: <Icon name="play" />, run: acts.play },
  ];
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
  return items;
}
