/**
 * Parts of Studio that are fetched when they are first wanted. Where the server is away they come when it is back;
 * where it is there and has them no more, Studio was renewed meanwhile, and the whole page is loaded again.
 */
// One try begins when the one before it has ended.
/* oxlint-disable no-await-in-loop */
import { lazy, type ComponentType, type LazyExoticComponent } from "react";

import { reached } from "../api/reach";
import { leaveWith } from "../api/leaving";

type Part<P> = Promise<{ default: ComponentType<P> }>;

const MOST = 2;
const ENTRY = 'script[type="module"][src]';

/** Styles that failed are never asked for again by themselves: they are put in anew. */
async function mendStyles(): Promise<void> {
  const failed = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
    (one) => !one.sheet,
  );
  await Promise.all(
    failed.map((one) => {
      const anew = one.cloneNode() as HTMLLinkElement;
      return new Promise((loaded) => {
        anew.addEventListener("load", loaded);
        anew.addEventListener("error", loaded);
        one.replaceWith(anew);
      });
    }),
  );
}

/** Does the server have another Studio than the one that runs here? */
export async function isRenewed(): Promise<boolean> {
  const response = await fetch("/studio/", { cache: "no-store" });
  const now = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(ENTRY);
  const here = document.querySelector(ENTRY);
  return response.ok && !!now && !!here && now.getAttribute("src") !== here.getAttribute("src");
}

export async function patiently<P>(load: () => Part<P>): Part<P> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await load();
    } catch (error) {
      await reached();
      if (await isRenewed().catch(() => false)) return leaveWith("renewed");
      if (tries === MOST) throw error; // it is there, and broken
      await mendStyles();
    }
  }
}

export const patient = <P>(load: () => Part<P>): LazyExoticComponent<ComponentType<P>> =>
  lazy(() => patiently(load));
