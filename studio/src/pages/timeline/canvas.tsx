import { useEffect, useRef, useSyncExternalStore } from "react";

/** What is drawn changes with the theme, which a canvas does not notice by itself. */
function listen(changed: () => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  media.addEventListener("change", changed);
  return () => {
    watch.disconnect();
    media.removeEventListener("change", changed);
  };
}
const theme = () =>
  `${document.documentElement.dataset["theme"] ?? ""} ${matchMedia("(prefers-color-scheme: dark)").matches}`;

export interface Ink {
  /** `color` of the canvas' class. */
  text: string;
  /** Its `caret-color`, and its `accent-color`: a canvas has no other use for them. */
  line: string;
  strong: string;
}

interface Props {
  className: string | undefined;
  width: number;
  height: number;
  draw(context: CanvasRenderingContext2D, ink: Ink): void;
}

/** A drawing as wide as the window on the cut, in the colours of its class. */
export function Drawn(props: Props) {
  return <Sheet key={useSyncExternalStore(listen, theme)} {...props} />;
}

function Sheet({ className, width, height, draw }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context || width <= 0) return;
    const sharp = globalThis.devicePixelRatio || 1;
    element.width = Math.round(width * sharp);
    element.height = Math.round(height * sharp);
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    const style = getComputedStyle(element);
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    draw(context, { text: style.color, line: style.caretColor, strong: style.outlineColor });
  }, [draw, width, height]);
  return <canvas ref={canvas} className={className} style={{ width, height }} aria-hidden="true" />;
}
