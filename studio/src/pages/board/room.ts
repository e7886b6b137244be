/** How much room the cards have, and what their pictures look like. */
import { useQuery } from "@tanstack/react-query";
import { useLayoutEffect, useMemo, useState, type RefObject } from "react";

import { projectOf } from "../../api/queries";
import type { Room } from "./layout";

const SIXTEEN_NINE = 16 / 9;
const FPS = 24;

export interface Film {
  aspect: number;
  fps: number;
}

/** Of project.yaml, as it counts. */
export function useFilm(project: string): Film {
  const settings = useQuery(projectOf(project)).data?.settings;
  return useMemo(() => {
    const size = settings?.["size"] as { width?: number; height?: number } | undefined;
    const aspect = size?.width && size.height ? size.width / size.height : SIXTEEN_NINE;
    return { aspect, fps: Number(settings?.["fps"]) || FPS };
  }, [settings]);
}

/** Of the cards' window, as long as it is shown. */
export function useRoom(scroller: RefObject<HTMLElement | null>, aspect: number, isShown: boolean): Room {
  const [{ width, height, rem }, measure] = useState({ width: 1200, height: 700, rem: 16 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isShown) return undefined;
    const look = () => {
      if (element.clientWidth === 0) return; // it is being taken away
      const style = getComputedStyle(element);
      const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
      const now = {
        width: element.clientWidth - padding,
        height: element.clientHeight,
        rem: parseFloat(getComputedStyle(document.documentElement).fontSize),
      };
      measure((was) =>
        was.width === now.width && was.height === now.height && was.rem === now.rem ? was : now,
      );
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, isShown]);
  return useMemo(() => ({ width, height, rem, aspect }), [width, height, rem, aspect]);
}
