/** Every key of the board. */
import type { RefObject } from "react";

import { useKeys } from "../../keys/use-keys";
import { useWords } from "../../words";
import type { Acts } from "./dock";
import { reveal } from "./grid";
import { moved, SIZES, type Layout, type Move } from "./layout";
import { actedOn, clearSelection, extendTo, goTo, selectAll, showSize, toggle, useBoard } from "./store";

interface Does extends Omit<Acts, "menu"> {
  menuHere(): void;
  moveInCut(by: -1 | 1): void;
  undo(): void;
  redo(): void;
}

interface About {
  layout: Layout;
  scroller: RefObject<HTMLDivElement | null>;
  does: Does;
  mayDecide: boolean;
  mayComment: boolean;
}

export function useBoardKeys({ layout, scroller, does, mayDecide, mayComment }: About): void {
  const t = useWords();
  const step = (move: Move, isLong: boolean) => {
    const { cursor } = useBoard.getState();
    const at = layout.place.get(cursor);
    const to = layout.cards[at === undefined ? 0 : moved(layout, at, move)];
    if (to === undefined) return;
    if (isLong) extendTo(layout.cards, layout.place, to);
    else goTo(to);
    shown(to);
  };
  const shown = (card: string) => {
    const grid = scroller.current;
    if (!grid) return;
    grid.focus({ preventScroll: true }); // else Enter would press the button that was pressed last
    reveal(grid, layout, card);
  };
  const screen = (move: "up" | "down") => {
    const height = (scroller.current?.clientHeight ?? 0) - layout.heading;
    for (let line = Math.max(1, Math.floor(height / layout.lineHeight)); line > 0; line -= 1)
      step(move, false);
  };
  const steps = (keys: Record<string, Move>) => (event: KeyboardEvent) => {
    const move = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (move) step(move, event.shiftKey);
  };
  const arrows: Record<string, Move> = {
    ArrowLeft: "left",
    ArrowRight: "right",
    ArrowUp: "up",
    ArrowDown: "down",
  };
  const letters: Record<string, Move> = { j: "next", k: "previous" };
  const names = Object.keys(arrows);

  useKeys(t.board.keys, [
    { keys: ["j", "k"], does: t.board.nextPrevious, run: steps(letters) },
    { keys: names, does: t.board.moveTo, run: steps(arrows) },
    {
      keys: [...names.map((name) => `Shift+${name}`), "Shift+j", "Shift+k"],
      does: t.board.extend,
      run: steps({ ...arrows, ...letters }),
    },
    { keys: ["Home", "End"], does: t.board.firstLast, run: steps({ Home: "first", End: "last" }) },
    {
      keys: ["PageDown", "PageUp"],
      does: t.board.screens,
      run: (event) => screen(event.key === "PageDown" ? "down" : "up"),
    },
    { keys: "Space", does: t.board.play, run: does.play },
    { keys: "Enter", does: t.board.openFrame, run: does.open },
    { keys: "v", does: t.variants.open, run: does.variants },
    ...(mayDecide
      ? [
          { keys: "a", does: t.board.approve, run: does.approve },
          { keys: "r", does: t.board.retake, run: does.retake },
        ]
      : []),
    ...(mayComment ? [{ keys: "n", does: t.board.note, run: does.note }] : []),
    {
      keys: "x",
      does: t.board.select,
      run: () => {
        const { cursor } = useBoard.getState();
        if (cursor) toggle(cursor);
      },
    },
    { keys: "Mod+a", does: t.board.selectAll, run: () => selectAll(layout.cards) },
    { keys: "Escape", does: t.board.letGo, run: clearSelection },
    { keys: ".", does: t.board.moreActs, run: () => actedOn(layout.cards).length > 0 && does.menuHere() },
    {
      keys: "/",
      does: t.board.search,
      run: () => document.querySelector<HTMLInputElement>("[data-search]")?.focus(),
    },
    {
      keys: SIZES.map(String),
      does: t.board.toSize,
      run: (event) => {
        const size = SIZES.find((one) => String(one) === event.key);
        if (size) showSize(size);
      },
    },
    ...(mayDecide
      ? [
          {
            keys: ["Alt+ArrowLeft", "Alt+ArrowUp"],
            does: t.board.moveEarlier,
            run: () => does.moveInCut(-1),
          },
          {
            keys: ["Alt+ArrowRight", "Alt+ArrowDown"],
            does: t.board.moveLater,
            run: () => does.moveInCut(1),
          },
          { keys: "Mod+z", does: t.board.undoCut, run: does.undo },
          { keys: "Mod+Shift+z", does: t.board.redoCut, run: does.redo },
        ]
      : []),
  ]);
}
