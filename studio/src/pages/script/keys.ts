/** The keys of a script that is read. */
import { useLocation } from "wouter";

import { useKeys } from "../../keys/use-keys";
import { useWords } from "../../words";
import { at } from "../table";
import type { Block } from "./fountain";
import { chosenFrame, NOTHING, step, type Chosen } from "./places";
import type { ScriptLines } from "./queries";

interface About {
  project: string;
  lines: ScriptLines;
  blocks: readonly Block[];
  chosen: Chosen;
  /** The first line in sight, from which keys go on where nothing is chosen. */
  reads: number;
  show(chosen: Chosen): void;
  toLine(line: number): void;
}

export function useScriptKeys({ project, lines, blocks, chosen, reads, show, toLine }: About): void {
  const t = useWords();
  const [, go] = useLocation();
  const from = chosen.line || reads - 1;
  const panel = (by: 1 | -1) => {
    const order = lines.frames;
    const [only, ...others] = chosen.frames;
    const known = others.length === 0 ? order.findIndex((frame) => frame.frame_id === only) : -1;
    const inside = others.length > 0 && by > 0 ? order.find((frame) => frame.frame_id === only) : undefined;
    const next = inside ?? (known >= 0 ? order[known + by] : step(order, from, by));
    if (next) show(chosenFrame(lines, next.frame_id));
  };
  const scene = (by: 1 | -1) => {
    const next = step(lines.scenes, from, by);
    if (next) toLine(next.first_line);
  };
  const paragraph = (by: 1 | -1) => {
    const here = blocks.findIndex((block) => from <= block.last);
    const next = blocks[here + (chosen.line === 0 && by > 0 ? 0 : by)];
    if (next) toLine(next.first);
  };
  useKeys(t.script.title, [
    { keys: ["j", "k"], does: t.script.nextPanel, run: (event) => panel(event.key === "j" ? 1 : -1) },
    {
      keys: ["Shift+j", "Shift+k"],
      does: t.script.nextScene,
      run: (event) => scene(event.key.toLowerCase() === "j" ? 1 : -1),
    },
    {
      keys: ["ArrowDown", "ArrowUp"],
      does: t.script.nextParagraph,
      run: (event) => paragraph(event.key === "ArrowDown" ? 1 : -1),
    },
    {
      keys: "Enter",
      does: t.script.openFrame,
      run: () => {
        if (chosen.frames[0]) go(at(project, "frame", chosen.frames[0]));
      },
    },
    {
      keys: ["/", "Mod+f"],
      does: t.script.search,
      run: () => document.querySelector<HTMLInputElement>("[data-search]")?.focus(),
    },
    { keys: "Escape", does: t.script.letGo, run: () => show(NOTHING) },
  ]);
}
