/** The pages of a project: where each is, and what draws it. A page is fetched when it is first opened. */
import type { ComponentType, LazyExoticComponent } from "react";

import { patient } from "../live/patient";
import type { Words } from "../words";
import type { IconName } from "../ui/icon";

export interface PageProps {
  project: string;
  /** What stands behind the page's name in the address: a frame, a script, an asset. */
  rest: string;
}

type Loaded = Promise<{ default: ComponentType<PageProps> }>;

export interface Page {
  name: keyof Words["shell"]["pages"];
  icon: IconName;
  /** In the bar of pages; others are reached from a page. */
  inBar: boolean;
  /** The key that leads there, after `g`. */
  goes: string;
  Page: LazyExoticComponent<ComponentType<PageProps>>;
}

const page = (name: Page["name"], icon: IconName, goes: string, load: () => Loaded, inBar = true): Page => ({
  name,
  icon,
  goes,
  inBar,
  Page: patient(load),
});

export const PAGES: readonly Page[] = [
  page("board", "grid", "b", () => import("./board/page")),
  page("frame", "eye", "f", () => import("./frame/page"), false),
  page("timeline", "film", "t", () => import("./timeline/page")),
  page("script", "script", "s", () => import("./script/page")),
  page("assets", "lock", "a", () => import("./assets/page")),
  page("consistency", "compare", "c", () => import("./consistency/page")),
  page("jobs", "history", "j", () => import("./jobs/page")),
  page("export", "export", "e", () => import("./export/page")),
  page("people", "people", "p", () => import("./people/page")),
  page("audit", "search", "l", () => import("./audit/page")),
  page("present", "play", "v", () => import("./present/page"), false),
];

/** The address of a page. */
export const at = (project: string, name: Page["name"], rest = ""): string =>
  `/p/${encodeURIComponent(project)}/${name}${rest ? `/${rest.split("/").map(encodeURIComponent).join("/")}` : ""}`;
