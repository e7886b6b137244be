/** What stands around every page of a project: its name, the pages, the state of the line, keys and settings. */
import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useRef, type ReactNode, type RefObject } from "react";
import { Link, useLocation } from "wouter";

import { projectOf } from "../api/queries";
import { useKeys } from "../keys/use-keys";
import { LiveProject } from "../live/project";
import { at, PAGES, type Page } from "../pages/table";
import { Icon } from "../ui/icon";
import { Failed, Loading } from "../ui/state";
import { useWords } from "../words";
import { Fault } from "./fault";
import { LineBanner } from "./line-banner";
import { Outcomes } from "./outcomes";
import { PresenceBar, PresenterLine, usePresence } from "./presence";
import styles from "./project-frame.module.css";
import { ToldToYou } from "./told";
import { Tools } from "./tools";

export function ProjectFrame({
  project,
  page,
  children,
}: {
  project: string;
  page: Page;
  children: ReactNode;
}) {
  const t = useWords();
  const { data, error, refetch } = useQuery(projectOf(project));
  // What was there before stays to be read: the line above says that it is closed to them now.
  const missing = data ? null : error;
  const main = useRef<HTMLElement>(null);
  const name = data?.name || project;
  const pages = useRef<HTMLElement>(null);
  useGoing(project);

  useInSight(pages, page.name);
  useEffect(() => {
    document.title = t.shell.title(t.shell.pages[page.name], name);
  }, [t, page.name, name]);

  return (
    <LiveProject project={project}>
      <Presence project={project} />
      <Outcomes project={project} />
      <p className={styles.printed}>{t.shell.printed}</p>
      <div className={styles.frame}>
        <a className={styles.skip} href="#page" onClick={() => main.current?.focus()}>
          {t.shell.skip}
        </a>
        <header className={styles.bar}>
          <Link
            href="/?all"
            className={styles.home ?? ""}
            aria-label={`sb: ${t.shell.projects}`}
            title={t.shell.projects}
          >
            <span aria-hidden="true">sb</span>
          </Link>
          <span className={styles.name} dir="auto" title={project}>
            {name}
          </span>
          <nav ref={pages} className={styles.pages} aria-label={t.shell.navigation}>
            {PAGES.filter((one) => one.inBar).map((one) => (
              <Link
                key={one.name}
                href={at(project, one.name)}
                className={styles.page ?? ""}
                aria-current={one.name === page.name ? "page" : undefined}
                title={t.shell.pages[one.name]}
              >
                <Icon name={one.icon} />
                <span>{t.shell.pages[one.name]}</span>
              </Link>
            ))}
          </nav>
          <PresenceBar project={project} />
          <ToldToYou project={project} />
          <Tools />
        </header>
        <div className={styles.banners}>
          <LineBanner archived={data?.status === "archived"} isMissing={!!missing} />
          <PresenterLine />
        </div>
        <main className={styles.main} id="page" ref={main} tabIndex={-1}>
          {missing ? (
            <Failed error={missing} onRetry={() => void refetch()} />
          ) : (
            <Fault key={page.name}>
              {/* One for each page: else the page before would hear keys until the next one is fetched. */}
              <Suspense fallback={<Loading />}>{children}</Suspense>
            </Fault>
          )}
        </main>
      </div>
    </LiveProject>
  );
}

/** In a narrow window the bar of pages scrolls: the one that is open is in sight. */
function useInSight(pages: RefObject<HTMLElement | null>, name: string): void {
  useEffect(() => {
    const bar = pages.current;
    const open = bar?.querySelector<HTMLElement>(`[href$="/${name}"]`);
    if (!bar || !open) return undefined;
    const seen = new ResizeObserver(() => {
      bar.scrollLeft = open.offsetLeft - (bar.clientWidth - open.offsetWidth) / 2;
    });
    seen.observe(bar);
    seen.observe(open); // it grows as its letters are fetched
    return () => seen.disconnect();
  }, [pages, name]);
}

/** Within the project's stream, which it hears. */
function Presence({ project }: { project: string }) {
  usePresence(project);
  return null;
}

/** `g` and a letter lead to a page. */
function useGoing(project: string): void {
  const t = useWords();
  const [, go] = useLocation();
  const waits = useRef(0);
  const WAIT_MS = 1500;
  useKeys(t.shell.everywhere, [
    { keys: "g", does: t.shell.goTo, run: () => (waits.current = performance.now() + WAIT_MS) },
  ]);
  useEffect(() => {
    const second = (event: KeyboardEvent) => {
      if (performance.now() > waits.current || event.key === "g") return;
      waits.current = 0;
      const page = PAGES.find((one) => one.goes === event.key.toLowerCase() && one.inBar);
      if (!page || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      go(at(project, page.name));
    };
    addEventListener("keydown", second, { capture: true });
    return () => removeEventListener("keydown", second, { capture: true });
  }, [go, project]);
}
