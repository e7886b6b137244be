/** What people call a frame or an asset, where an answer names it by its id. */
import { useQuery } from "@tanstack/react-query";

import { boardOf, type Board } from "./board";

const ASSET = /^(?:CHAR|ENV|NAT|PROP|STYLE)_\w+/;

/** "FR_S01_002" → "1B", "CHAR_Rope:wet@v2" → "Rope"; what has no name is told as it is. */
export function calledIn(board: Pick<Board, "rows" | "assets"> | undefined): (id: string) => string {
  const frames = new Map(board?.rows.map((row) => [row.frame_id, row.shot]));
  return (id) => {
    const asset = ASSET.exec(id)?.[0];
    return (asset ? board?.assets[asset]?.name : frames.get(id)) ?? id;
  };
}

export function useCalled(project: string): (id: string) => string {
  const { data } = useQuery({ ...boardOf(project), select: calledIn });
  return data ?? sameAs;
}

const sameAs = (id: string): string => id;
