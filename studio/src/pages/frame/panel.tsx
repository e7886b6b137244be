/** What is known and said of the frame, in tabs; what one writes stays below. */
import { useLayoutEffect, useRef } from "react";

import type { FrameRow, HistoryRow } from "../../api/schema";
import type { Right } from "../../api/session";
import { useWords } from "../../words";
import { Composer } from "./composer";
import type { Decisions } from "./decisions";
import { Findings } from "./findings";
import { look, useLooks, type Tab } from "./look";
import styles from "./panel.module.css";
import { Reading } from "./reading";
import { RecipeTab } from "./recipe";
import { References } from "./references";
import { Remarks } from "./remarks";
import { Told } from "./told";
import { Why, WhyShort } from "./why";

interface Props {
  project: string;
  frame: string;
  row: FrameRow | null;
  shown: HistoryRow | null;
  counting: HistoryRow | null;
  names: ReadonlyMap<string, string>;
  decisions: Decisions;
  may(right: Right): boolean;
}

export const TABS: readonly Tab[] = ["review", "reading", "recipe", "why"];

export function Panel(props: Props) {
  const { project, frame, row, shown, counting, names, decisions, may } = props;
  const tab = useLooks((state) => state.tab);
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (body.current) body.current.scrollTop = 0;
    // oxlint-disable-next-line react/exhaustive-deps -- each frame and each tab begins at its first words
  }, [frame, tab]);
  return (
    <div className={styles.panel}>
      <Tabs tab={tab} />
      <div
        ref={body}
        className={styles.body}
        id="frame-tab"
        role="tabpanel"
        aria-labelledby={`frame-tab-${tab}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
        tabIndex={0}
      >
        {tab === "review" && (
          <>
            {row && <Told row={row} names={names} />}
            {row && <WhyShort row={row} />}
            <Findings project={project} frame={frame} shown={shown} names={names} />
            {row && <References project={project} row={row} names={names} />}
            {row && <Remarks row={row} shown={shown} decisions={decisions} mayReply={may("comment")} />}
          </>
        )}
        {tab === "reading" && <Reading project={project} frame={frame} shown={shown} names={names} />}
        {tab === "recipe" && <RecipeTab project={project} frame={frame} shown={shown} names={names} />}
        {tab === "why" && row && <Why row={row} names={names} />}
      </div>
      {tab === "review" && may("comment") && row && row.render_version !== null && (
        <Composer
          project={project}
          row={row}
          counting={counting}
          decisions={decisions}
          mayDecide={may("decide")}
        />
      )}
    </div>
  );
}

function Tabs({ tab }: { tab: Tab }) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const step = (by: number) => {
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] ?? "review";
    look({ tab: next });
    list.current?.querySelector<HTMLElement>(`#frame-tab-${next}`)?.focus();
  };
  return (
    <div
      ref={list}
      className={styles.tabs}
      role="tablist"
      tabIndex={-1}
      aria-label={t.frame.tabsLabel}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (!by || event.shiftKey) return;
        event.preventDefault();
        event.stopPropagation();
        step(by);
      }}
    >
      {TABS.map((one) => (
        <button
          key={one}
          id={`frame-tab-${one}`}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={tab === one}
          aria-controls="frame-tab"
          tabIndex={tab === one ? 0 : -1}
          onClick={() => look({ tab: one })}
        >
          {t.frame.tabs[one]}
        </button>
      ))}
    </div>
  );
}
