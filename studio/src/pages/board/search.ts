/** What the server finds for the board: words beyond those of a row, and pictures that look alike. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { Board } from "../../api/board";
import { answered, api } from "../../api/client";
import { key } from "../../api/keys";
import { framePicture } from "../../api/pictures";
import type { SearchAsk } from "../../api/schema";
import { refusalOf } from "../../api/refusal";
import type { Filter, Found } from "./filter";

const MOST = 500;
const FEW_LETTERS = 2;
const NOTHING: readonly string[] = [];

interface ByWords {
  frames: ReadonlySet<string>;
  meant: string | null;
}

async function byWords(project: string, text: string, signal: AbortSignal): Promise<ByWords> {
  const body = { words: text.split(/\s+/).filter(Boolean), frames: true, limit: MOST } as SearchAsk;
  const params = { path: { project_id: project } };
  const found = await answered(api.POST("/v1/projects/{project_id}:search", { params, body, signal }));
  return { frames: new Set(found.frames.map((frame) => frame.frame_id)), meant: found.meant };
}

async function alike(
  project: string,
  picture: Blob,
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  // The picture alone is the body; its bytes go as they are, whatever type the description gives them.
  const found = await answered(
    api.POST("/v1/projects/{project_id}:search", {
      params: { path: { project_id: project }, query: { name } },
      body: picture as unknown as SearchAsk,
      bodySerializer: (body) => body as unknown as Blob,
      headers: { "content-type": "application/octet-stream" },
      signal,
    }),
  );
  return found.alike_frames.map((frame) => frame.frame_id);
}

async function pictureOf(project: string, frame: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(framePicture(project, frame), { signal });
  if (!response.ok) throw await refusalOf(response);
  return response.blob();
}

export interface Sought {
  found: Found;
  /** Where nothing fits: the words that were perhaps meant. */
  meant: string | null;
  isSeeking: boolean;
  error: Error | null;
}

export function useFound(
  project: string,
  filter: Filter,
  board: Board | undefined,
  file: File | null,
): Sought {
  const words = filter.words.trim();
  const text = useQuery({
    queryKey: [...key(project, "board"), "words", words],
    queryFn: ({ signal }) => byWords(project, words, signal),
    enabled: words.length > FEW_LETTERS,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const picture = board?.rows.find((row) => row.frame_id === filter.like)?.sha256 ?? "";
  const example = useQuery({
    queryKey: [...key(project, "board"), "like", filter.like, picture],
    queryFn: async ({ signal }) =>
      alike(project, await pictureOf(project, filter.like, signal), `${filter.like}.png`, signal),
    enabled: filter.like !== "" && board !== undefined,
  });
  const dropped = useQuery({
    queryKey: [
      ...key(project, "board"),
      "like file",
      file?.name ?? "",
      file?.size ?? 0,
      file?.lastModified ?? 0,
    ],
    queryFn: ({ signal }) => alike(project, file as File, file?.name ?? "", signal),
    enabled: file !== null,
  });
  const like = file ? dropped : example;
  const isLike = file !== null || filter.like !== "";
  const byText = words.length > FEW_LETTERS ? text.data?.frames : undefined;
  const likeIt = isLike ? (like.data ?? (like.error ? NOTHING : undefined)) : undefined;
  const found = useMemo<Found>(() => ({ byWords: byText, alike: likeIt }), [byText, likeIt]);
  return {
    found,
    meant: byText && !text.isPlaceholderData ? (text.data?.meant ?? null) : null,
    isSeeking: (isLike && like.isFetching) || (words.length > FEW_LETTERS && text.isFetching),
    error: isLike ? like.error : text.error,
  };
}
