import { useLocation } from "wouter";
import type { ReactNode } from "react";

import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Icon } from "../../ui/icon";
import { useWords } from "../../words";
import { at } from "../table";
import type { ScriptFacts } from "./queries";
import type { Search } from "./search";
import styles from "./toolbar.module.css";

interface Props {
  project: string;
  scripts: readonly ScriptFacts[];
  script: ScriptFacts;
  search?: Search;
  onHit?(line: number): void;
  said: string;
  children?: ReactNode;
}

/** Which script, what it has, and what can be done with it. */
export function Toolbar({ project, scripts, script, search, onHit, said, children }: Props) {
  const t = useWords();
  const [, go] = useLocation();
  return (
    <div className={styles.bar}>
      {scripts.length > 1 ? (
        <select
          className={styles.choose}
          aria-label={t.script.which}
          value={script.script_id}
          onChange={(event) => go(at(project, "script", event.target.value))}
        >
          {scripts.map((one) => (
            <option key={one.name} value={one.script_id}>
              {one.counts ? one.name : t.script.doesNotCountShort(one.name)}
            </option>
          ))}
        </select>
      ) : (
        <b className={styles.name} dir="auto">
          {script.name}
        </b>
      )}
      {!script.counts && <Badge tone="warn">{t.script.doesNotCount}</Badge>}
      <span className={styles.said}>{said}</span>
      {search && <SearchField search={search} onHit={onHit} />}
      <span className={styles.acts}>{children}</span>
    </div>
  );
}

function SearchField({ search, onHit }: { search: Search; onHit: Props["onHit"] }) {
  const t = useWords();
  const go = (by: 1 | -1) => {
    const line = search.go(by);
    if (line) onHit?.(line);
  };
  return (
    <span className={styles.search} role="search">
      <Icon name="search" />
      <input
        type="search"
        data-search
        dir="auto"
        aria-label={t.script.search}
        placeholder={t.script.search}
        value={search.words}
        onChange={(event) => search.write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") {
            search.write("");
            event.currentTarget.blur();
          }
        }}
      />
      {search.sought && (
        <>
          <span className={styles.hits} role="status">
            {t.script.hits(search.at, search.hits.length)}
          </span>
          <Button look="quiet" iconOnly icon={<Icon name="previous" />} onClick={() => go(-1)}>
            {t.script.previousHit}
          </Button>
          <Button look="quiet" iconOnly icon={<Icon name="next" />} onClick={() => go(1)}>
            {t.script.nextHit}
          </Button>
        </>
      )}
    </span>
  );
}
