/** Where one looks at a picture: by fractions, so that pictures of other sizes beside each other show the same part. */
import { useMemo, useState } from "react";

export interface View {
  /** 1: the whole picture fits; 2: twice as large. */
  zoom: number;
  /** What stands in the middle, as fractions of the picture. */
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Box extends Size {
  left: number;
  top: number;
}

export const FITS: View = { zoom: 1, x: 0.5, y: 0.5 };
const MOST = 16;

/** How large the whole picture is in this room, at the most in its own size times four. */
export function fitted(picture: Size, room: Size): Size {
  if (picture.width <= 0 || picture.height <= 0) return { width: 0, height: 0 };
  const scale = Math.max(0, Math.min(room.width / picture.width, room.height / picture.height, 4));
  return { width: picture.width * scale, height: picture.height * scale };
}

/** No more than the picture: its edge stays at the room's edge. */
export function held(view: View, picture: Size, room: Size): View {
  const zoom = Math.min(Math.max(view.zoom, 1), MOST);
  const fit = fitted(picture, room);
  const within = (at: number, whole: number, part: number) => {
    const half = whole > 0 ? Math.min(0.5, part / (2 * whole)) : 0.5;
    return Math.min(Math.max(at, half), 1 - half);
  };
  return {
    zoom,
    x: within(view.x, fit.width * zoom, room.width),
    y: within(view.y, fit.height * zoom, room.height),
  };
}

/** Where the picture stands in the room. */
export function boxOf(view: View, picture: Size, room: Size): Box {
  const fit = fitted(picture, room);
  const width = fit.width * view.zoom;
  const height = fit.height * view.zoom;
  return { left: room.width / 2 - view.x * width, top: room.height / 2 - view.y * height, width, height };
}

/** Larger by a factor; the point of the room under the pointer stays where it is. */
export function zoomed(
  view: View,
  factor: number,
  picture: Size,
  room: Size,
  at?: { x: number; y: number },
): View {
  const box = boxOf(view, picture, room);
  const pin = at ?? { x: room.width / 2, y: room.height / 2 };
  const fraction = {
    x: box.width ? (pin.x - box.left) / box.width : 0.5,
    y: box.height ? (pin.y - box.top) / box.height : 0.5,
  };
  const zoom = Math.min(Math.max(view.zoom * factor, 1), MOST);
  const fit = fitted(picture, room);
  const next = {
    zoom,
    x: fraction.x - (pin.x - room.width / 2) / (fit.width * zoom || 1),
    y: fraction.y - (pin.y - room.height / 2) / (fit.height * zoom || 1),
  };
  return held(next, picture, room);
}

/** Moved by pixels of the room. */
export function panned(view: View, dx: number, dy: number, picture: Size, room: Size): View {
  const box = boxOf(view, picture, room);
  return held(
    { ...view, x: view.x - dx / (box.width || 1), y: view.y - dy / (box.height || 1) },
    picture,
    room,
  );
}

/** The zoom at which a pixel of the picture is a pixel of the page. */
export function actualZoom(picture: Size, room: Size): number {
  const fit = fitted(picture, room);
  return fit.width > 0 ? picture.width / fit.width : 1;
}

export interface Viewing {
  view: View;
  /** The picture and the room as the stage measured them last. */
  picture: Size;
  room: Size;
  measured(picture: Size, room: Size): void;
  fit(): void;
  /** 100 %, or back to the whole. */
  actual(): void;
  zoomBy(factor: number, at?: { x: number; y: number }): void;
  panBy(dx: number, dy: number): void;
}

const NOTHING: Size = { width: 0, height: 0 };

/** One look, which several stages may share; another picture begins with the whole of it. */
export function useViewing(name = ""): Viewing {
  const [looks, setLooks] = useState({ name, view: FITS });
  const [{ picture, room }, setSizes] = useState({ picture: NOTHING, room: NOTHING });
  const view = looks.name === name ? looks.view : FITS;
  return useMemo<Viewing>(() => {
    const change = (step: (view: View) => View) =>
      setLooks((old) => ({ name, view: step(old.name === name ? old.view : FITS) }));
    return {
      view,
      picture,
      room,
      measured(newPicture, newRoom) {
        setSizes((old) => {
          const isSame =
            old.picture.width === newPicture.width &&
            old.picture.height === newPicture.height &&
            old.room.width === newRoom.width &&
            old.room.height === newRoom.height;
          return isSame ? old : { picture: newPicture, room: newRoom };
        });
      },
      fit: () => change(() => FITS),
      actual() {
        const zoom = actualZoom(picture, room);
        const isActual = Math.abs(view.zoom - zoom) < 0.01;
        change((old) => (isActual ? FITS : zoomed(old, zoom / old.zoom, picture, room)));
      },
      zoomBy: (factor, at) => change((old) => zoomed(old, factor, picture, room, at)),
      panBy: (dx, dy) => change((old) => panned(old, dx, dy, picture, room)),
    };
  }, [name, view, picture, room]);
}
