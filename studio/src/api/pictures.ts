/** Addresses of pictures. Those with a hash never change, so a browser keeps them for ever. */
const enc = encodeURIComponent;

/** Widths that thumbnails are asked in, so that cards of many sizes share a few files. */
const WIDTHS = [224, 448, 896, 1344] as const;

export const widthFor = (cssPixels: number): number => {
  const wanted = cssPixels * Math.min(globalThis.devicePixelRatio || 1, 2);
  return WIDTHS.find((width) => width >= wanted) ?? WIDTHS[WIDTHS.length - 1] ?? 1344;
};

export interface Shown {
  version?: number | null;
  sha256?: string | null;
  /** The newest draft, which is shown where there is no picture yet. */
  draft?: boolean;
}

function asked(shown: Shown, width?: number): string {
  const query = new URLSearchParams();
  if (width) query.set("width", String(width));
  if (shown.version != null) query.set("version", String(shown.version));
  if (shown.draft) query.set("draft", "true");
  if (shown.sha256) query.set("sha256", shown.sha256);
  const text = query.toString();
  return text ? `?${text}` : "";
}

export const frameThumbnail = (project: string, frame: string, shown: Shown, cssPixels: number) =>
  `/v1/projects/${enc(project)}/frames/${enc(frame)}/thumbnail${asked(shown, widthFor(cssPixels))}`;

export const framePicture = (project: string, frame: string, shown: Shown = {}) =>
  `/v1/projects/${enc(project)}/frames/${enc(frame)}/picture${asked(shown)}`;

/** A file of the project that is handed out: a locked picture, a take, an export. */
export const fileAt = (project: string, place: string, sha256?: string | null) =>
  `/v1/projects/${enc(project)}/files/${place.split("/").map(enc).join("/")}${asked({ sha256: sha256 ?? null })}`;

/** An export with all of its files, as one ZIP file. */
export const archiveOf = (project: string, number: string) =>
  `/v1/projects/${enc(project)}/exports/${enc(number)}/archive`;

export const thumbnailAt = (project: string, place: string, cssPixels: number, sha256?: string | null) =>
  `/v1/projects/${enc(project)}/thumbnails/${place.split("/").map(enc).join("/")}${asked(
    { sha256: sha256 ?? null },
    widthFor(cssPixels),
  )}`;

/** Browsers ask once for a picture: those that were not answered are asked for anew. */
export function askPicturesAgain(): void {
  for (const one of document.images) {
    const { src } = one;
    if (src && one.complete && one.naturalWidth === 0) one.src = src;
  }
}
