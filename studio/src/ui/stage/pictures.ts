/** Pictures that are decoded before they are wanted, and the one that is shown until the next is ready. */
import { useEffect, useState } from "react";

export interface Decoded {
  /** What was asked for. */
  asked: string;
  /** Where it was found. */
  src: string;
  width: number;
  height: number;
}

interface Kept {
  /** Held so that the browser keeps what it decoded. */
  image?: HTMLImageElement;
  decoded: Decoded | null;
  ready: Promise<Decoded>;
}

/** So many decoded pictures are kept: at 1344 × 768 each holds 4 MB. */
const MOST = 14;
const kept = new Map<string, Kept>();

/** The address of whatever picture is there now: one that was painted over has not the hash that is known of it. */
export function withoutHash(src: string): string {
  const [place = src, asked = ""] = src.split("?");
  const query = new URLSearchParams(asked);
  query.delete("sha256");
  return query.size ? `${place}?${query.toString()}` : place;
}

async function loaded(src: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = src;
  await image.decode();
  return image;
}

/** Fetch and decode a picture now; what was asked for last is kept the longest. */
export function decode(src: string): Promise<Decoded> {
  const known = kept.get(src);
  if (known) {
    kept.delete(src);
    kept.set(src, known);
    return known.ready;
  }
  const entry: Kept = {
    decoded: null,
    ready: loaded(src)
      .catch((error: unknown) => {
        const now = withoutHash(src);
        if (now === src) throw error;
        return loaded(now);
      })
      .then((image) => {
        entry.image = image;
        const { naturalWidth: width, naturalHeight: height } = image;
        entry.decoded = { asked: src, src: image.src, width, height };
        return entry.decoded;
      }),
  };
  entry.ready.catch(() => kept.delete(src)); // a later try asks again
  kept.set(src, entry);
  for (const old of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(old);
  }
  return entry.ready;
}

/** Decode these when the browser has nothing else to do. */
export function useAhead(sources: readonly string[]): void {
  const listed = sources.join("\n");
  useEffect(() => {
    if (!listed) return;
    const soon = setTimeout(() => {
      for (const src of listed.split("\n")) decode(src).catch(() => undefined);
    }, 30);
    return () => clearTimeout(soon);
  }, [listed]);
}

export interface Shown {
  /** The newest picture that is decoded: another one than was asked for while `isLoading`. */
  picture: Decoded | null;
  isLoading: boolean;
  failed: boolean;
}

/** The picture at this address; what was shown before stays until it is decoded, so that nothing flickers. */
export function usePicture(src: string | null): Shown {
  const [picture, setPicture] = useState<Decoded | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const ready = src ? (kept.get(src)?.decoded ?? null) : null;
  useEffect(() => {
    if (!src) {
      setPicture(null);
      return;
    }
    let wanted = true;
    decode(src)
      .then((decoded) => wanted && setPicture(decoded))
      .catch(() => wanted && setFailed(src));
    return () => {
      wanted = false;
    };
  }, [src]);
  const shown = ready ?? (src ? picture : null);
  return {
    picture: failed === src ? null : shown,
    isLoading: !!src && shown?.asked !== src && failed !== src,
    failed: !!src && failed === src,
  };
}
