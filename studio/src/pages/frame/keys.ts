/** The keys of the Frame page. */
import { flushSync } from "react-dom";

import type { FrameRow, HistoryRow } from "../../api/schema";
import type { Right } from "../../api/session";
import { useKeys } from "../../keys/use-keys";
import type { Key } from "../../keys/registry";
import { draftName, useDrafts } from "../../ui/drafts";
import { redone, undone } from "../../ui/stage/drawing";
import type { Viewing } from "../../ui/stage/view";
import { useWords, type Words } from "../../words";
import { firstAgainst, versionBeside } from "./against";
import type { Decisions } from "./decisions";
import { turnDrawing } from "./drawn";
import { look, useLooks, type CompareManner, type Tab } from "./look";

interface About {
  project: string;
  viewing: Viewing;
  versions: readonly HistoryRow[];
  shown: HistoryRow | null;
  counting: HistoryRow | null;
  references: FrameRow["references"];
  place: { previous: string | null; next: string | null };
  open(frame: string | null): void;
  decisions: Decisions;
  may(right: Right): boolean;
  /** Back to the list that it was opened from. */
  leave(): void;
}

const NEAR = 0.12;

export function useFrameKeys(about: About): void {
  const t = useWords();
  const { draws, against } = useLooks();
  useKeys(t.shell.pages.frame, [
    ...walking(about, t),
    ...deciding(about, t),
    ...looking(about, t),
    ...(against ? comparing(t) : []),
    ...(draws ? drawing(about, t) : []),
  ]);
}

function walking({ place, open, versions, shown, counting }: About, t: Words): Key[] {
  const toVersion = (to: 1 | -1) => {
    const version = versionBeside(versions, shown, to);
    if (version !== null) look({ version: version === counting?.render_version ? null : version });
  };
  return [
    { keys: ["j", "ArrowRight"], does: t.frame.next, run: () => open(place.next) },
    { keys: ["k", "ArrowLeft"], does: t.frame.previous, run: () => open(place.previous) },
    { keys: "Shift+ArrowLeft", does: t.frame.olderVersion, run: () => toVersion(-1) },
    { keys: "Shift+ArrowRight", does: t.frame.newerVersion, run: () => toVersion(1) },
  ];
}

function deciding({ decisions, may }: About, t: Words): Key[] {
  const rows: Key[] = [];
  if (may("decide")) {
    rows.push(
      { keys: "a", does: t.frame.approve, run: decisions.approve },
      { keys: "Shift+a", does: t.frame.approveAnyway, run: decisions.askException },
      { keys: "r", does: t.frame.retake, run: () => decisions.write("retake") },
      { keys: "Shift+r", does: t.frame.reject, run: () => decisions.write("reject") },
    );
  }
  if (may("comment")) rows.push({ keys: "n", does: t.frame.note, run: () => decisions.write("note") });
  return rows;
}

function looking({ viewing, versions, shown, counting, references, may, leave }: About, t: Words): Key[] {
  const tabs: readonly Tab[] = ["review", "reading", "recipe", "why"];
  const rows: Key[] = [
    {
      keys: "c",
      does: t.frame.compare,
      run: () =>
        look({ against: useLooks.getState().against ? null : firstAgainst(versions, shown, { references }) }),
    },
    { keys: "m", does: t.frame.turnDrawing, run: turnDrawing },
    { keys: "v", does: t.variants.open, run: () => look({ variants: true }) },
    { keys: "0", does: t.frame.fit, run: viewing.fit },
    { keys: "z", does: t.frame.actual, run: viewing.actual },
    { keys: ["+", "="], does: t.frame.nearer, run: () => viewing.zoomBy(1.4) },
    { keys: "-", does: t.frame.farther, run: () => viewing.zoomBy(1 / 1.4) },
    ...tabs.map((tab, at): Key => ({
      keys: String(at + 1),
      does: t.frame.showTab(t.frame.tabs[tab]),
      run: () => look({ tab }),
    })),
    {
      keys: "Escape",
      does: t.frame.leave,
      run: () => {
        const state = useLooks.getState();
        if (state.draws) look({ draws: false });
        else if (state.against) look({ against: null });
        else if (state.remark !== null || state.finding !== null) look({ remark: null, finding: null });
        else leave();
      },
    },
  ];
  if (viewing.view.zoom > 1) {
    const pan = (x: number, y: number) =>
      viewing.panBy(x * NEAR * viewing.room.width, y * NEAR * viewing.room.height);
    rows.push(
      { keys: "Alt+ArrowLeft", does: t.frame.pan.left, run: () => pan(1, 0) },
      { keys: "Alt+ArrowRight", does: t.frame.pan.right, run: () => pan(-1, 0) },
      { keys: "Alt+ArrowUp", does: t.frame.pan.up, run: () => pan(0, 1) },
      { keys: "Alt+ArrowDown", does: t.frame.pan.down, run: () => pan(0, -1) },
    );
  }
  const mayDraw = may("comment") && shown?.is_there && shown.render_version === counting?.render_version;
  if (mayDraw) rows.push({ keys: "d", does: t.frame.draw, run: toggleDrawing });
  return rows;
}

/** Drawing on or off; its surface takes the keys. */
export function toggleDrawing(): void {
  const draws = !useLooks.getState().draws;
  flushSync(() => look({ draws }));
  if (draws) document.querySelector<HTMLElement>("[data-drawing-layer]")?.focus();
}

function comparing(t: Words): Key[] {
  const manners: readonly CompareManner[] = ["side", "wipe", "onion"];
  const amount = (by: number) => look({ amount: Math.min(Math.max(useLooks.getState().amount + by, 0), 1) });
  return [
    {
      keys: "Shift+c",
      does: t.frame.nextManner,
      run: () => look({ manner: manners[(manners.indexOf(useLooks.getState().manner) + 1) % 3] ?? "side" }),
    },
    { keys: "]", does: t.frame.more, run: () => amount(0.1) },
    { keys: "[", does: t.frame.less, run: () => amount(-0.1) },
  ];
}

function drawing({ project, shown }: About, t: Words): Key[] {
  const change = (step: typeof undone) => {
    const name = draftName(project, shown?.frame_id ?? "");
    const draft = useDrafts.getState().all[name];
    if (draft) useDrafts.getState().change(name, { strokes: step(draft.strokes) });
  };
  const tool = (keys: string, name: "pen" | "arrow" | "box" | "erase"): Key => ({
    keys,
    does: t.frame.tool(t.stage.toolNames[name]),
    run: () => useLooks.setState({ pencil: { ...useLooks.getState().pencil, tool: name } }),
  });
  return [
    tool("p", "pen"),
    tool("w", "arrow"),
    tool("b", "box"),
    tool("e", "erase"),
    { keys: "Mod+z", does: t.common.undo, run: () => change(undone) },
    { keys: "Mod+Shift+z", does: t.common.redo, run: () => change(redone) },
  ];
}
